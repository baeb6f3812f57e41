/// The Markdown of a note, kept as it was sent: 1 to 100,000 characters, not only white space.
public struct NoteContent: Hashable, Sendable, CustomStringConvertible {
    public static let maximumLength = 100_000

    public let string: String

    /// - Throws: ``FieldFault`` where the text is empty, too long or has a NUL character.
    public init(_ text: String) throws(FieldFault) {
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { throw FieldFault("must not be empty") }
        guard text.utf8.count <= Self.maximumLength * 4, text.unicodeScalars.count <= Self.maximumLength else {
            throw FieldFault("must have at most \(Self.maximumLength) characters")
        }
        if text.utf8.contains(0) { throw FieldFault("must not contain a NUL character") }
        string = text
    }

    /// For storage backends: a text that went through the other initializer before it was stored.
    public init(stored string: String) { self.string = string }

    public var description: String { string }
}
