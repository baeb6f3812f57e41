#if SQLite
import PeopleDomain
import PeopleStorage

/// How a search is done: which statement, with which arguments.
struct SearchPlan {
    let way: SearchQueries.Way
    /// What the index is asked for; `nil` where rows are looked at without one.
    let match: String?
    /// ?6.
    let second: String?
    let filter: PersonFilter

    /// So many rows are looked at one by one rather than asked for in an index: about 2 microseconds each, where the
    /// rows that both a common term and an index give take milliseconds to be found.
    static let rowsWorthLookingAt = 2000

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
                if filter.isEmpty, try Self.isCommon(text, in: queries, rows: rows, on: connection) {
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

    private static func isCommon(
        _ text: String, in queries: SearchQueries, rows: RowRange, on connection: Connection
    ) throws(StorageError) -> Bool {
        let count = try connection.first(queries.countTextUpTo) {
            $0.add(rows)
            $0.add(rowsWorthLookingAt + 1)
            $0.add(text)
        } _: {
            $0.int()
        }
        return count ?? 0 > rowsWorthLookingAt
    }

    // MARK: Running it

    func total(rows: RowRange, on connection: Connection) throws(StorageError) -> Int {
        try connection.first(way.count) {
            bind(rows, limit: nil, offset: nil, to: &$0)
        } _: {
            $0.int()
        } ?? 0
    }

    func rows(_ window: PageWindow, rows: RowRange, on connection: Connection) throws(StorageError) -> [Int64] {
        try window.read(way.rows) { sql, limit, offset throws(StorageError) in
            try connection.all(sql) {
                bind(rows, limit: limit, offset: offset, to: &$0)
            } _: {
                $0.int64()
            }
        }
    }

    private func bind(_ rows: RowRange, limit: Int?, offset: Int?, to bindings: inout Bindings) {
        bindings.add(rows)
        bindings.add(limit.map(Int64.init))
        bindings.add(offset.map(Int64.init))
        bindings.add(match)
        // A statement has no parameters behind the last that it names.
        guard let second else { return }
        bindings.add(second)
        if way.namesFilter {
            bindings.add(filter.companyRow)
            bindings.add(filter.creator)
        }
    }
}

/// What people are narrowed down to besides the terms.
struct PersonFilter {
    static let none = PersonFilter(companyRow: nil, creator: nil, narrowest: nil)

    let companyRow: Int64?
    let creator: User.ID?
    /// Whose people are fewer; `nil` without a filter.
    let narrowest: Owner?

    enum Owner { case company, creator }

    var isEmpty: Bool { narrowest == nil }
}
#endif
