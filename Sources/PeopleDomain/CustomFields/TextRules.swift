/// What texts a text field takes.
public struct TextRules: Hashable, Sendable {
    /// In characters; where there is none, ``CustomFieldValue/maximumTextLength``.
    public let maximumLength: Int?
    /// What the whole text has to be like, after white space around it was taken away.
    public let pattern: TextPattern?

    public init(maximumLength: Int? = nil, pattern: TextPattern? = nil) {
        self.maximumLength = maximumLength
        self.pattern = pattern
    }
}
