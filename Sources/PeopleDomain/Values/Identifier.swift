/// The identity of one `Entity`: a UUID (RFC 9562) that can't be taken for the identity of another kind.
///
/// Written in lower case, read in any case. We issue version 7, whose order is the order of creation; any UUID is
/// understood, so that an id from elsewhere can be asked for and is simply not found.
public struct Identifier<Entity>: Hashable, Sendable {
    /// The first eight bytes, most significant first.
    public let high: UInt64
    /// The last eight bytes, most significant first.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension Identifier: Comparable {
    /// The order of the 128 bits, which is the order of the written forms.
    public static func < (a: Self, b: Self) -> Bool {
        a.high == b.high ? a.low < b.low : a.high < b.high
    }
}

extension Identifier: LosslessStringConvertible {
    /// Reads the 36-character form, in any case; `nil` for anything else.
    public init?(_ text: String) {
        var text = text
        guard let bits = text.withUTF8(IdentifierBits.init(parsing:)) else { return nil }
        self.init(high: bits.high, low: bits.low)
    }

    /// Reads a part of a text, as ``init(_:)-(String)`` does the whole.
    public init?(_ text: Substring) {
        var text = text
        guard let bits = text.withUTF8(IdentifierBits.init(parsing:)) else { return nil }
        self.init(high: bits.high, low: bits.low)
    }

    public var description: String {
        String(unsafeUninitializedCapacity: Self.writtenLength) { buffer in
            write(to: buffer)
            return Self.writtenLength
        }
    }

    /// The bytes of the written form: 32 digits and 4 hyphens.
    static var writtenLength: Int { 36 }

    /// Writes the written form over the first bytes of a buffer, of which there must be as many.
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) { IdentifierBits(high: high, low: low).write(to: buffer) }
}

/// The bits of an id of whatever kind: what does not depend on the kind is compiled once.
private struct IdentifierBits {
    var high: UInt64
    var low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init?(parsing text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        self.init(high: 0, low: 0)
        for (position, byte) in text.enumerated() {
            switch position {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return nil }
            default:
                guard let digit = Hexadecimal.value(of: byte) else { return nil }
                if position < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            }
        }
    }

    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let bytes = UnsafeMutableRawBufferPointer(buffer)
        Hexadecimal.write(UInt32(truncatingIfNeeded: high >> 32), to: bytes, at: 0)
        Hexadecimal.write(UInt16(truncatingIfNeeded: high >> 16), to: bytes, at: 9)
        Hexadecimal.write(UInt16(truncatingIfNeeded: high), to: bytes, at: 14)
        Hexadecimal.write(UInt16(truncatingIfNeeded: low >> 48), to: bytes, at: 19)
        Hexadecimal.write(UInt16(truncatingIfNeeded: low >> 32), to: bytes, at: 24)
        Hexadecimal.write(UInt32(truncatingIfNeeded: low), to: bytes, at: 28)
        let hyphen = UInt8(ascii: "-")
        (buffer[8], buffer[13], buffer[18], buffer[23]) = (hyphen, hyphen, hyphen, hyphen)
    }
}
