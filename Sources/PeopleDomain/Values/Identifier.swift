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
    public init?(_ text: String) { self.init(utf8: text.utf8) }

    /// Reads a part of a text, as ``init(_:)-(String)`` does the whole.
    public init?(_ text: Substring) { self.init(utf8: text.utf8) }

    // Not public, so that the compiler makes it for the two kinds of text that there are.
    private init?(utf8: some Sequence<UInt8>) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var position = 0
        for byte in utf8 {
            switch position {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return nil }
            case 36...:
                return nil
            default:
                guard let digit = Hexadecimal.value(of: byte) else { return nil }
                if position < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            }
            position += 1
        }
        guard position == 36 else { return nil }
        self.init(high: high, low: low)
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
