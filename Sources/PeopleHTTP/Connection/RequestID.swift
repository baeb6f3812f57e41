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
                writeMade(to: UnsafeMutableRawBufferPointer(buffer))
                return Self.madeLength
            }
        }
    }

    /// The length of an id of ours: 16 digits, a hyphen, 8 digits.
    static let madeLength = 25

    /// Writes an id of ours over the first bytes of a buffer; nothing for one of the client's.
    func writeMade(to bytes: UnsafeMutableRawBufferPointer) {
        guard case .made(let connection, let count) = self else { return }
        Hexadecimal.write(UInt32(truncatingIfNeeded: connection >> 32), to: bytes, at: 0)
        Hexadecimal.write(UInt32(truncatingIfNeeded: connection), to: bytes, at: 8)
        bytes[16] = UInt8(ascii: "-")
        Hexadecimal.write(count, to: bytes, at: 17)
    }
}
