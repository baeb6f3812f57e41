import PeopleDomain

/// What names a request in its answer and in the log: the client's own word for it, or one of ours.
enum RequestID: Sendable, CustomStringConvertible {
    /// The client's; up to ``maximumLength`` of letters, digits, `.`, `_` and `-`.
    case given(String)
    /// A number that was drawn for the connection, and the place of the request on it.
    case made(connection: UInt64, count: UInt32)

    static let maximumLength = 128

    /// `nil` for a text that might do harm in a log or a header.
    init?(given text: String) {
        guard (1...Self.maximumLength).contains(text.utf8.count), text.utf8.allSatisfy(Self.isSane) else { return nil }
        self = .given(text)
    }

    private static func isSane(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    var description: String {
        switch self {
        case .given(let text): text
        case .made:
            String(unsafeUninitializedCapacity: Self.madeLength) { buffer in
                writeMade { buffer[$0] = $1 }
                return Self.madeLength
            }
        }
    }

    /// The length of an id of ours: 16 digits, a hyphen, 8 digits.
    static let madeLength = 25

    /// Gives each byte of an id of ours with its place; nothing for one of the client's.
    func writeMade(_ put: (Int, UInt8) -> Void) {
        guard case .made(let connection, let count) = self else { return }
        for index in 0..<16 { put(index, Self.digit(connection, from: 60 - 4 * index)) }
        put(16, UInt8(ascii: "-"))
        for index in 0..<8 { put(17 + index, Self.digit(UInt64(count), from: 28 - 4 * index)) }
    }

    private static func digit(_ word: UInt64, from shift: Int) -> UInt8 {
        Hexadecimal.digit(UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 0xF)
    }
}
