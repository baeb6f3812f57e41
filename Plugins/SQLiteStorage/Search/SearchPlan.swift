#if SQLite
import PeopleDomain
import PeopleStorage

/// How a search is done: which statement, with which arguments.
struct SearchPlan {
    let way: SearchQueries.Way
    /// What the index is asked for; `nil` where rows are looked at without one.
    let match: String?
    /// ?4.
    let second: String?
    let filter: PersonFilter

    /// So many rows are looked at one by one, whatever else there is to ask.
    static let rowsWorthLookingAt = 2000
    /// To look at a row takes 2 microseconds. To have the second index give all of its rows first takes 0.4 for each of
    /// those: as long, where it gives five times as many.
    private static let secondRowsForOneLook = 5

    /// Begins where the fewest rows are.
    init(
        _ terms: SearchTerms?, filter: PersonFilter, filterSize: Int, in queries: SearchQueries, rows: RowRange,
        on connection: Connection
    ) throws(StorageError) {
        let match = terms.map { SearchMatch($0) }
        if let owner = filter.narrowest, match == nil || filterSize <= Self.rowsWorthLookingAt {
            way = owner == .company ? SearchQueries.peopleOfCompany : SearchQueries.peopleOfCreator
            self.match = nil
            second = match?.allTerms ?? SearchMatch.noTerms
            self.filter = filter
        } else if let text = match?.text {
            self.match = text
            if let grams = match?.grams {
                if filter.isEmpty, try Self.isBetterAsked(text, grams, in: queries, rows: rows, on: connection) {
                    way = queries.textAndGrams
                    second = grams
                    self.filter = .none
                } else {
                    way = queries.textThenRow
                    second = match?.shortTerms
                    self.filter = filter
                }
            } else {
                way = filter.isEmpty ? queries.text : queries.textThenRow
                second = filter.isEmpty ? nil : SearchMatch.noTerms
                self.filter = filter
            }
        } else {
            way = filter.isEmpty ? queries.grams : queries.gramsThenRow
            self.match = match?.grams ?? ""
            second = filter.isEmpty ? nil : SearchMatch.noTerms
            self.filter = filter
        }
    }

    /// Whether both indexes are asked for long and short terms, rather than each row of the first looked at.
    private static func isBetterAsked(
        _ text: String, _ grams: String, in queries: SearchQueries, rows: RowRange, on connection: Connection
    ) throws(StorageError) -> Bool {
        func count(_ sql: SQL, _ match: String, upTo limit: Int) throws(StorageError) -> Int {
            try connection.first(sql) {
                $0.add(rows)
                $0.add(match)
                $0.add(limit)
            } _: {
                $0.int()
            } ?? 0
        }
        let long = try count(queries.countTextUpTo, text, upTo: .max)
        if long <= rowsWorthLookingAt { return false }
        let limit = long * secondRowsForOneLook
        return try count(queries.countGramsUpTo, grams, upTo: limit) < limit
    }

    /// The rows of a page, and how many match in all.
    func rows(
        limit: Int, offset: Int, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> (rows: [Int64], total: Int) {
        guard let parts = way.parts else {
            return try walk(limit: limit, offset: offset, in: rows, on: connection)
        }
        let total =
            try connection.first(parts.count) {
                bind(rows, to: &$0)
            } _: {
                $0.int()
            } ?? 0
        let window = PageWindow(limit: limit, offset: offset, total: total)
        let found = try window.read(parts.page) { sql, limit, offset throws(StorageError) in
            try connection.all(sql) {
                bind(rows, to: &$0)
                $0.add(limit)
                $0.add(offset)
            } _: {
                $0.int64()
            }
        }
        return (found, total)
    }

    /// Counts the rows while they go by and keeps those of the page, so that they are found once.
    private func walk(
        limit: Int, offset: Int, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> (rows: [Int64], total: Int) {
        var found: [Int64] = []
        var total = 0
        try connection.forEach(way.rows) {
            bind(rows, to: &$0)
        } _: { row in
            if total >= offset && found.count < limit { found.append(row.int64()) }
            total += 1
        }
        return (found, total)
    }

    private func bind(_ rows: RowRange, to bindings: inout Bindings) {
        bindings.add(rows)
        bindings.add(match)
        // A statement has no parameters behind the last that it names.
        guard let second else { return }
        bindings.add(second)
        guard way.namesFilter else { return }
        bindings.add(filter.companyRow)
        bindings.add(filter.creator)
    }
}
#endif
