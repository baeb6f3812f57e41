import PeopleDomain

/// The name that a client gives to a request, so that it can send it again and have it done once.
public struct IdempotencyKey: Hashable, Sendable {
    /// As many characters as a key may have: a UUID has 36.
    public static let lengths = 1...255

    public let string: String

    /// - Throws: ``FieldFault`` for a text that has not 1 to 255 characters, or others than those of ASCII that can be seen,
    ///   and spaces.
    public init(_ text: String) throws(FieldFault) {
        guard Self.lengths.contains(text.utf8.count) else { throw FieldFault("must have 1 to 255 characters") }
        guard text.utf8.allSatisfy((UInt8(ascii: " ")...UInt8(ascii: "~")).contains) else {
            throw FieldFault("must have visible characters of ASCII only")
        }
        string = text
    }
}
