#if SQLite
import PeopleDomain

/// What a search finds: how many rows, and the newest of them, kept right change by change.
struct SearchCacheEntry: Sendable {
    /// Rows that are kept: the first pages, which are what is asked for again. Those beyond are searched for.
    static let maximumRows = 200

    private let terms: SearchTerms
    private(set) var total: Int
    /// Newest first, at most ``maximumRows``.
    private(set) var rows: [Int64]

    /// - Parameter rows: the newest of `total`, as many as there are up to ``maximumRows``.
    init(terms: SearchTerms, rows: [Int64], total: Int) {
        self.terms = terms
        self.rows = rows
        self.total = total
    }

    /// A page; `nil` where its rows are not among those that are kept.
    func page(_ window: RowWindow) -> RowPage? {
        let first =
            switch window.start {
            case .offset(let offset): offset
            case .before(let row): index(of: row - 1)
            }
        if first >= total { return RowPage(rows: [], total: total, hasMore: false) }
        let count = min(window.limit, total - first)
        guard first + count <= rows.count else { return nil }
        return RowPage(rows: Array(rows[first..<first + count]), total: total, hasMore: total - count > first)
    }

    mutating func apply(_ change: SearchChange) {
        let matched = change.oldText.map(terms.match) ?? false
        let matchesNow = change.newText.map(terms.match) ?? false
        if matchesNow && !matched { insert(change.row) }
        if matched && !matchesNow { remove(change.row) }
    }

    private mutating func insert(_ row: Int64) {
        let isComplete = rows.count == total
        total += 1
        let index = index(of: row)
        // Behind the last that is kept there are others, of which it is unknown where among them this one belongs.
        if index == rows.count && !isComplete { return }
        rows.insert(row, at: index)
        if rows.count > Self.maximumRows { rows.removeLast() }
    }

    private mutating func remove(_ row: Int64) {
        total -= 1
        let index = index(of: row)
        if index < rows.count && rows[index] == row { rows.remove(at: index) }
    }

    /// Where a row is, or would be: the first that is not newer.
    private func index(of row: Int64) -> Int {
        var range = rows.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = rows[middle] > row ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
#endif
