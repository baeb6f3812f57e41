/// What somebody typed into a search field: terms that must all occur (contract, section 2).
///
/// A term matches anywhere inside a word, without regard to case and accents. No character has a meaning of its own.
public struct SearchTerms: Hashable, Sendable {
    /// The longest text that is taken, in Unicode scalars.
    public static let maximumLength = 200

    /// Folded by ``TextFolding/searchFolded(_:)``, none empty, none inside another, sorted.
    public let folded: [String]

    /// - Throws: ``FieldFault`` where the text is too long or has a NUL character.
    /// - Returns: `nil` for a text of nothing but white space, which searches for nothing in particular.
    public init?(_ text: String) throws(FieldFault) {
        let trimmed = text.trimmingWhiteSpace()
        guard trimmed.unicodeScalars.count <= Self.maximumLength else {
            throw FieldFault("must have at most \(Self.maximumLength) characters")
        }
        if trimmed.utf8.contains(0) { throw FieldFault("must not contain a NUL character") }
        let terms = Set(SearchText.words(TextFolding.searchFolded(trimmed)))
        // "jo" says nothing beside "john".
        folded = terms.filter { term in
            !terms.contains { $0.utf8.count > term.utf8.count && SearchText.contains($0, term) }
        }.sorted()
        if folded.isEmpty { return nil }
    }

    /// Whether each term occurs in a text that ``SearchText`` made.
    public func match(_ searchText: String) -> Bool {
        folded.allSatisfy { SearchText.contains(searchText, $0) }
    }
}
