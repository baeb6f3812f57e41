#if Postgres
import PeopleDomain

/// A search as it is sent.
struct Search {
    let shape: SearchShape
    private let patterns: [String]
    /// Looked for in each row that the index gives.
    private let otherTerms: [String]
    private let grams: [Int32]
    private let company: Company.ID?
    private let creator: User.ID?

    init(_ terms: SearchTerms, in table: SearchShape.Table, company: Company.ID? = nil, creator: User.ID? = nil) {
        let short = terms.folded.filter(Self.isShort)
        // The longest say most.
        let long = terms.folded.filter { !Self.isShort($0) }.sorted { $0.utf8.count > $1.utf8.count }
        patterns = long.prefix(SearchShape.maximumLongTerms).map(Self.pattern)
        otherTerms = short + long.dropFirst(SearchShape.maximumLongTerms)
        grams = short.compactMap { Grams.of(shortTerm: $0) }
        self.company = company
        self.creator = creator
        shape = SearchShape(
            table: table, longTerms: patterns.count, hasShortTerms: !grams.isEmpty, hasCompany: company != nil,
            hasCreator: creator != nil)
    }

    /// Gives the parameters of ``SearchSQL/statement(for:)`` behind the third.
    func bind(to parameters: inout Parameters) {
        for pattern in patterns { parameters.add(pattern) }
        parameters.add(.text, otherTerms.map { .text($0) })
        if !grams.isEmpty { parameters.add(.int4, grams.map { .int4($0) }) }
        if let company { parameters.add(company) }
        if let creator { parameters.add(creator) }
    }

    /// The conditions on a row `s` of the table that is searched.
    func conditions(_ text: inout StatementText) -> [String] {
        var conditions = patterns.map { "s.text LIKE \(text.value(.text($0), as: "text"))" }
        if !otherTerms.isEmpty {
            let terms = text.values(otherTerms.map { .text($0) }, of: .text, as: "text")
            conditions.append("NOT EXISTS (SELECT 1 FROM unnest(\(terms)) AS t WHERE position(t IN s.text) = 0)")
        }
        if !grams.isEmpty {
            conditions.append("s.grams @> \(text.values(grams.map { .int4($0) }, of: .int4, as: "int"))")
        }
        return conditions
    }

    /// Trigrams find terms of three characters and more.
    private static func isShort(_ term: String) -> Bool { term.unicodeScalars.count < 3 }

    /// Anywhere in the text, no character with a meaning of its own.
    private static func pattern(_ term: String) -> String {
        var pattern = "%"
        for scalar in term.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern + "%"
    }
}
#endif
