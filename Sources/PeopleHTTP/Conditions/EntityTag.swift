import PeopleDomain

/// What tells the states of a representation apart (RFC 9110, section 8.8.3).
///
/// Ours have the sixteen digits of a ``RecordVersion``, and are strong: two representations of one resource with the same
/// tag are the same bytes.
struct EntityTag: Hashable {
    let isWeak: Bool
    /// What stands between the quotes.
    let opaque: String

    init(isWeak: Bool, opaque: String) {
        self.isWeak = isWeak
        self.opaque = opaque
    }

    init(_ version: RecordVersion) {
        let digits = Hexadecimal.string((0..<8).map { UInt8(truncatingIfNeeded: version.number >> (56 - 8 * $0)) })
        self.init(isWeak: false, opaque: digits)
    }

    /// As it is written in a header.
    var text: String { (isWeak ? "W/\"" : "\"") + opaque + "\"" }

    /// The state that it names; `nil` for a tag that is none of ours.
    var version: RecordVersion? {
        guard opaque.utf8.count == 16, let bytes = Hexadecimal.bytes(opaque), opaque == opaque.lowercased() else {
            return nil
        }
        return RecordVersion(number: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
}
