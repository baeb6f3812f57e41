import PeopleDomain
import PeopleStorage

/// What a table needs to know of its rows. Neither ever changes.
protocol TableRow: Identifiable, Sendable where ID: Comparable & Sendable {
    var createdAt: Timestamp { get }
}

/// Records by id, and in the order in which they came to be: by time of creation, then by id.
///
/// Look-ups and appending take constant time; a removal moves the places behind it, 24 bytes each.
struct Table<Row: TableRow>: Sendable {
    private var rows: [Row.ID: Row] = [:]
    /// Oldest first.
    private var order: [Place] = []

    var count: Int { order.count }

    subscript(id: Row.ID) -> Row? { rows[id] }

    /// All rows in no particular order.
    var all: some Collection<Row> { rows.values }

    var newestFirst: some Sequence<Row> { order.reversed().lazy.compactMap { rows[$0.id] } }

    // MARK: Writes

    /// Adds a row whose id is new.
    mutating func insert(_ row: Row) {
        rows[row.id] = row
        order.insert(Place(row), at: index(of: Place(row)))
    }

    /// Puts a row in the place of the one with its id.
    mutating func replace(_ row: Row) { rows[row.id] = row }

    mutating func remove(_ id: Row.ID) {
        guard let row = rows.removeValue(forKey: id) else { return }
        order.remove(at: index(of: Place(row)))
    }

    /// Where a place is, or would be.
    private func index(of place: Place) -> Int {
        // Nearly every new row is the newest.
        guard let last = order.last, place <= last else { return order.count }
        var range = order.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = order[middle] < place ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    // MARK: Pages

    /// One page of all rows, newest first.
    func page<Item>(_ request: PageRequest, as item: (Row) -> Item) -> Page<Item> {
        let places = order.reversed().dropFirst(request.offset).prefix(request.limit)
        return Page(items: places.compactMap { rows[$0.id].map(item) }, total: count, request: request)
    }

    /// One page of the rows that match, newest first. Looks at every row, since they are to be counted.
    func page<Item>(_ request: PageRequest, where matches: (Row) -> Bool, as item: (Row) -> Item) -> Page<Item> {
        var items: [Item] = []
        var total = 0
        for row in newestFirst where matches(row) {
            if total >= request.offset && items.count < request.limit { items.append(item(row)) }
            total += 1
        }
        return Page(items: items, total: total, request: request)
    }

    /// What rows are ordered by.
    private struct Place: Comparable, Sendable {
        let createdAt: Timestamp
        let id: Row.ID

        init(_ row: Row) {
            createdAt = row.createdAt
            id = row.id
        }

        static func < (a: Self, b: Self) -> Bool {
            a.createdAt == b.createdAt ? a.id < b.id : a.createdAt < b.createdAt
        }
    }
}

extension Organization: TableRow {}
extension APIKey: TableRow {}
