#if Postgres
import Synchronization

/// The statements that search, one for each shape of a search, made when it is first asked for.
enum SearchSQL {
    /// $1 is the organization, $2 the limit, $3 the offset. Behind them, in this order, what the shape has: a pattern for
    /// each long term, the terms that are looked for in what those find, the grams of the short ones, the company, the
    /// creator.
    static func statement(for shape: SearchShape) -> SQL {
        known.withLock { known in
            if let sql = known[shape] { return sql }
            let sql = SQL(text(of: shape))
            known[shape] = sql
            return sql
        }
    }

    /// There are 2 tables x 5 numbers of long terms x 2 x 4 filters at most.
    private static let known = Mutex<[SearchShape: SQL]>([:])

    private static func text(of shape: SearchShape) -> String {
        var next = 4
        func parameter(_ type: String) -> String {
            defer { next += 1 }
            return "$\(next)::\(type)"
        }
        var conditions = ["s.organization = $1::uuid"]
        for _ in 0..<shape.longTerms { conditions.append("s.text LIKE \(parameter("text"))") }
        // No index is asked for these: what it would have to say about them is too little.
        conditions.append(
            "NOT EXISTS (SELECT 1 FROM unnest(\(parameter("text[]"))) AS t WHERE position(t IN s.text) = 0)")
        if shape.hasShortTerms { conditions.append("s.grams @> \(parameter("int[]"))") }
        var person = ["f.organization = $1::uuid", "f.id = s.id"]
        if shape.hasCompany { person.append("f.company = \(parameter("uuid"))") }
        if shape.hasCreator { person.append("f.created_by = \(parameter("uuid"))") }
        let (table, columns, source) =
            switch shape.table {
            case .people: ("person_search", PersonQueries.columns, PersonQueries.source)
            case .companies: ("company_search", CompanyQueries.columns, CompanyQueries.source)
            }
        // The people of a company are few, and the text of each is looked at. Otherwise the index finds the texts, by
        // itself: it is not asked for LIKE together with a table behind the wall, even though it stands before it.
        let texts = "SELECT s.id FROM \(table) s"
        let hits =
            switch (shape.hasCompany, shape.hasCreator) {
            case (false, false): "\(texts) WHERE \(conditions.joined(separator: " AND "))"
            case (false, true):
                """
                SELECT s.id FROM (\(texts) WHERE \(conditions.joined(separator: " AND ")) OFFSET 0) s
                JOIN person f ON \(person.joined(separator: " AND "))
                """
            case (true, _):
                "\(texts) JOIN person f ON \(person.joined(separator: " AND ")) WHERE \(conditions.joined(separator: " AND "))"
            }
        // All hits are found once, to be counted and to take the page from.
        return PageSQL.text(
            columns: columns, total: "SELECT count(*) FROM hit", ids: "SELECT id FROM hit", source: source,
            with: """
                WITH hit AS MATERIALIZED (\(hits))
                """)
    }
}

/// What distinguishes the statement of one search from that of another.
struct SearchShape: Hashable, Sendable {
    enum Table { case people, companies }

    /// Long terms that the index is asked for. Each further one would cost more than it takes away.
    static let maximumLongTerms = 4

    let table: Table
    let longTerms: Int
    let hasShortTerms: Bool
    let hasCompany: Bool
    let hasCreator: Bool
}
#endif
