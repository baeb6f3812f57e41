/// Writes JSON straight into bytes, without a tree in between.
///
/// The commas are the writer's business; that names and values alternate is the caller's.
public struct JSONWriter: ~Copyable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

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
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The name of a member that is not known when this is compiled.
    public mutating func name(_ name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: Values

    public mutating func null() {
        separate()
        raw("null")
    }

    public mutating func value(_ boolean: Bool) {
        separate()
        raw(boolean ? "true" : "false")
    }

    public mutating func value(_ integer: Int) {
        separate()
        if (0...9).contains(integer) {
            bytes.append(UInt8(ascii: "0") + UInt8(integer))
        } else {
            bytes.append(contentsOf: String(integer).utf8)
        }
    }

    /// - Precondition: the number is finite.
    public mutating func value(_ number: Double) {
        if let integer = Int(exactly: number), abs(integer) <= 1 << 53 {
            value(integer)
        } else {
            separate()
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    public mutating func value(_ string: String) {
        separate()
        var string = string
        string.withUTF8 { quoted($0) }
    }

    public mutating func value(_ time: Timestamp) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        time.write { bytes.append($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func value<Entity>(_ id: Identifier<Entity>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        id.write { bytes.append($1) }
        bytes.append(UInt8(ascii: "\""))
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
                    writer.name(member.name)
                    writer.value(member.value)
                }
            }
        }
    }

    /// A text that is JSON already. The caller vouches for it.
    public mutating func value(json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    /// The whole as text.
    public consuming func finish() -> [UInt8] { bytes }

    // MARK: Bytes

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var run = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: text[run..<index])
            escape(byte)
            run = index + 1
        }
        bytes.append(contentsOf: text[run...])
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            raw("u00")
            bytes.append(Hexadecimal.digit(byte >> 4))
            bytes.append(Hexadecimal.digit(byte & 0xF))
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
