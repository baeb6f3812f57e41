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

    // MARK: Rows

    /// The rows of a part of what matches, and how many match in all where that is asked for.
    func page(_ window: RowWindow, in rows: RowRange, on connection: Connection) throws(StorageError) -> RowPage {
        guard let parts = way.parts else { return try walk(window, in: rows, on: connection) }
        let total = window.includesTotal ? try count(parts.count, in: rows, on: connection) : nil
        switch window.start {
        case .offset(let offset):
            guard let total else {
                let found = try page(
                    parts.page.newestFirst, rows.first, rows.last, window.limitAndOne, offset, connection)
                return RowPage(reading: found, total: nil, limit: window.limit)
            }
            let found = try PageWindow(limit: window.limit, offset: offset, total: total).read(parts.page) {
                sql, limit, offset throws(StorageError) in
                try page(sql, rows.first, rows.last, limit, offset, connection)
            }
            return RowPage(rows: found, total: total, hasMore: total - found.count > offset)
        case .before(let row):
            let found = try page(parts.page.newestFirst, rows.first, row - 1, window.limitAndOne, 0, connection)
            return RowPage(reading: found, total: total, limit: window.limit)
        }
    }

    /// Every row that matches.
    func set(in rows: RowRange, on connection: Connection) throws(StorageError) -> RowSet {
        var set = RowSet(in: rows)
        try connection.forEach(way.rows) {
            bind(rows.first, rows.last, to: &$0)
        } _: { row throws(StorageError) in
            set.insert(row.int64())
            return true
        }
        return set
    }

    private func count(_ sql: SQL, in rows: RowRange, on connection: Connection) throws(StorageError) -> Int {
        try connection.first(sql) {
            bind(rows.first, rows.last, to: &$0)
        } _: {
            $0.int()
        } ?? 0
    }

    private func page(
        _ sql: SQL, _ first: Int64, _ last: Int64, _ limit: Int, _ offset: Int, _ connection: Connection
    ) throws(StorageError) -> [Int64] {
        try connection.all(sql) {
            bind(first, last, to: &$0)
            $0.add(limit)
            $0.add(offset)
        } _: {
            $0.int64()
        }
    }

    /// Counts the rows while they go by and keeps those of the page, so that they are found once.
    private func walk(
        _ window: RowWindow, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> RowPage {
        var found: [Int64] = []
        var total = 0
        var (first, end) = (0, Int64.max)
        switch window.start {
        case .offset(let offset): first = offset
        case .before(let row): end = row
        }
        // Whoever does not count begins where the page does.
        let last = window.includesTotal ? rows.last : min(rows.last, end - 1)
        try connection.forEach(way.rows) {
            bind(rows.first, last, to: &$0)
        } _: { row throws(StorageError) in
            let row = row.int64()
            if total >= first && row < end && found.count <= window.limit { found.append(row) }
            total += 1
            return window.includesTotal || found.count <= window.limit
        }
        return RowPage(reading: found, total: window.includesTotal ? total : nil, limit: window.limit)
    }

    private func bind(_ first: Int64, _ last: Int64, to bindings: inout Bindings) {
        bindings.add(first)
        bindings.add(last)
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
