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
        String(unsafeUninitializedCapacity: 36) { buffer in
            write { buffer[$0] = $1 }
            return 36
        }
    }

    /// Gives each of the 36 bytes of the written form with its position.
    @inlinable
    func write(_ put: (Int, UInt8) -> Void) {
        var position = 0
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 {
                put(position, UInt8(ascii: "-"))
                position += 1
            }
            let word = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (index & 15))) & 0xF
            put(position, Hexadecimal.digit(digit))
            position += 1
        }
    }
}

/// The bits of an id of whatever kind: what does not depend on the kind is compiled once.
private struct IdentifierBits {
    var high: UInt64 = 0
    var low: UInt64 = 0

    init?(parsing text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
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
}
