/// Writes JSON straight into bytes, without a tree in between.
///
/// The commas are the writer's business; that names and values alternate is the caller's.
public struct JSONWriter: ~Copyable {
    private var output: ByteOutput
    private var needsComma = false

    /// - Parameter capacity: about how many bytes will be written.
    public init(capacity: Int = 0) { output = ByteOutput(capacity: capacity) }

    /// How many bytes were written so far.
    public var count: Int { output.count }

    // MARK: Structure

    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    public mutating func array<Elements: Sequence>(
        _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { body(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// The name of a member. The caller vouches that it needs no escape.
    public mutating func name(_ name: StaticString) {
        separate()
        let text = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        output.append(count: text.count + 3) { bytes in
            bytes[0] = UInt8(ascii: "\"")
            _ = UnsafeMutableBufferPointer(rebasing: bytes[1...]).update(fromContentsOf: text)
            bytes[text.count + 1] = UInt8(ascii: "\"")
            bytes[text.count + 2] = UInt8(ascii: ":")
        }
        needsComma = false
    }

    /// The name of a member that is not known when this is compiled. A word of its own, because a literal would rather
    /// be a `String` than a `StaticString`.
    public mutating func name(of member: String) {
        value(member)
        output.append(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: Values

    public mutating func null() {
        separate()
        output.append("null" as StaticString)
    }

    public mutating func value(_ boolean: Bool) {
        separate()
        output.append(boolean ? "true" : "false" as StaticString)
    }

    public mutating func value(_ integer: Int) {
        separate()
        if (0...9).contains(integer) {
            output.append(UInt8(ascii: "0") + UInt8(integer))
        } else {
            output.append(String(integer))
        }
    }

    /// - Precondition: the number is finite.
    public mutating func value(_ number: Double) {
        if let integer = Int(exactly: number), abs(integer) <= 1 << 53 {
            value(integer)
        } else {
            separate()
            output.append(number.description)
        }
    }

    public mutating func value(_ string: String) {
        separate()
        var string = string
        string.withUTF8 { quoted($0) }
    }

    public mutating func value(_ time: Timestamp) {
        separate()
        quoted(count: Timestamp.writtenLength, time.write(to:))
    }

    public mutating func value<Entity>(_ id: Identifier<Entity>) {
        separate()
        quoted(count: Identifier<Entity>.writtenLength, id.write(to:))
    }

    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let boolean): self.value(boolean)
        case .number(let number): self.value(number)
        case .string(let string): self.value(string)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let object):
            self.object { writer in
                for member in object.members {
                    writer.name(of: member.name)
                    writer.value(member.value)
                }
            }
        }
    }

    /// A text that is JSON already. The caller vouches for it.
    public mutating func value(json: String) {
        separate()
        output.append(json)
    }

    /// The whole as text.
    public consuming func finish() -> [UInt8] { output.bytes }

    // MARK: Bytes

    private mutating func separate() {
        if needsComma { output.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        output.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        output.append(bracket)
        needsComma = true
    }

    /// Quotes, and between them what `fill` writes, which needs no escape.
    @inline(__always)
    private mutating func quoted(count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        output.append(count: count + 2) { bytes in
            bytes[0] = UInt8(ascii: "\"")
            fill(UnsafeMutableBufferPointer(rebasing: bytes[1..<count + 1]))
            bytes[count + 1] = UInt8(ascii: "\"")
        }
    }

    private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
        if JSONEscape.isNeeded(in: UnsafeRawBufferPointer(text)) {
            escaped(text)
        } else {
            quoted(count: text.count) { _ = $0.update(fromContentsOf: text) }
        }
    }

    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        output.append(UInt8(ascii: "\""))
        for byte in text {
            if JSONEscape.isNeeded(by: byte) { escape(byte) } else { output.append(byte) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): output.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): output.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): output.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        default:
            output.append("u00" as StaticString)
            output.append(Hexadecimal.digit(byte >> 4))
            output.append(Hexadecimal.digit(byte & 0xF))
        }
    }
}

extension JSONWriter {
    /// The text that `body` writes.
    public static func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}
