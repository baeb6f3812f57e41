#if SQLite
import PeopleDomain

/// Terms as the indexes are asked for them.
struct SearchMatch {
    /// Those of three characters and more, for the index of all three in a row; `nil` where there is none.
    let text: String?
    /// Those of one or two, for the index of characters and pairs; `nil` where there is none.
    let grams: String?
    /// The short ones as a JSON array, to be looked for in the text of a row.
    let shortTerms: String
    let allTerms: String

    static let noTerms = "[]"

    init(_ terms: SearchTerms) {
        let short = terms.folded.filter(Self.isShort)
        text = Self.conjunction(terms.folded.filter { !Self.isShort($0) })
        grams = Self.conjunction(short.map(Grams.word))
        shortTerms = Self.json(short)
        allTerms = Self.json(terms.folded)
    }

    private static func isShort(_ term: String) -> Bool { term.unicodeScalars.count < 3 }

    /// Strings of FTS5's query language, in which nothing has a meaning but the quotation mark
    /// (sqlite.org/fts5.html#fts5_strings).
    private static func conjunction(_ terms: [String]) -> String? {
        if terms.isEmpty { return nil }
        return terms.map {
            "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
        }
        .joined(separator: " AND ")
    }

    private static func json(_ terms: [String]) -> String {
        JSONWriter.text { $0.array(terms) { $0.value($1) } }
    }
}
#endif
