#if SQLite
import PeopleDomain
import PeopleStorage

/// The rows of a page, in its order.
struct RowPage {
    let rows: [Int64]
    let total: Int?
    let hasMore: Bool

    static let empty = RowPage(rows: [], total: 0, hasMore: false)

    init(rows: [Int64], total: Int?, hasMore: Bool) {
        self.rows = rows
        self.total = total
        self.hasMore = hasMore
    }

    /// - Parameter rows: one more than the limit where there are so many.
    init(reading rows: [Int64], total: Int?, limit: Int) {
        self.init(rows: Array(rows.prefix(limit)), total: total, hasMore: rows.count > limit)
    }
}

extension Page {
    /// The records of a page's rows.
    init(_ page: RowPage, items: [Item], request: PageRequest) {
        self.init(items: items, total: page.total, hasMore: page.hasMore, request: request)
    }
}

/// Which part of a list of rows, newest first, is asked for.
struct RowWindow {
    let limit: Int
    let start: Start
    let includesTotal: Bool

    enum Start {
        case offset(Int)
        /// With the rows before this one.
        case before(Int64)
    }

    /// One more than the limit: it tells that rows follow.
    var limitAndOne: Int { limit + 1 }
}

extension Connection {
    /// The part that a page asks for of a table's rows.
    func window(
        _ request: PageRequest, of places: PlaceQueries, in rows: RowRange
    ) throws(StorageError) -> RowWindow {
        let start: RowWindow.Start
        switch request.start {
        case .offset(let offset): start = .offset(offset)
        case .after(let position): start = .before(try place(of: position, places, in: rows).start)
        }
        return RowWindow(limit: request.limit, start: start, includesTotal: request.includesTotal)
    }
}
#endif
