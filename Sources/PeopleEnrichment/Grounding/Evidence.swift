/// What a source says, in the two ways in which it can: what its readers see, and structured data. A value that stands in
/// neither is not kept, whoever says that it does.
struct Evidence: Sendable {
    private let visible: FoldedText
    private let structured: FoldedText

    /// - Parameter visible: the lines that readers see.
    /// - Parameter structured: members, as ``MemberText`` writes them.
    init(visible: [String], structured: [String]) {
        var length = 0
        let structured = structured.prefix { line in
            length += line.utf8.count
            return length <= Self.maximumLength
        }
        // A sign between two keeps a value from beginning in one and ending in another.
        self.visible = FoldedText(visible.joined(separator: " ¶ "))
        self.structured = FoldedText(structured.joined(separator: " ¶ "))
    }

    func holds(_ text: String) -> Bool {
        let text = FoldedText(text)
        return visible.holds(text) || structured.holds(text)
    }

    /// Bytes of structured data that are looked at: more are not about a person.
    private static let maximumLength = 500_000
}
