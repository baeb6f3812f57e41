import PeopleDomain
import PeopleStorage

/// What a table needs to know of its rows. Neither ever changes.
protocol TableRow: Sendable {
    associatedtype Entity

    var id: Identifier<Entity> { get }
    var createdAt: Timestamp { get }
}

extension TableRow {
    var place: StorePlace { StorePlace(createdAt, id) }
    /// Where the row stands in the order in which rows came to be.
    var position: RecordPosition { RecordPosition(createdAt: createdAt, id: id) }
}

/// Records by id, and in the order in which they came to be: by time of creation, then by id.
///
/// A look-up and an append take constant time, a replacement the logarithm of the count; a removal moves the places
/// behind it, a word each.
struct Table<Row: TableRow>: Sendable {
    private var rows: [Identifier<Row.Entity>: Box] = [:]
    /// Oldest first.
    private var order: [Box] = []

    var count: Int { order.count }

    subscript(id: Identifier<Row.Entity>) -> Row? { rows[id]?.row }

    /// The place of the newest.
    var last: StorePlace? { order.last?.row.place }

    var newestFirst: some Sequence<Row> { order.reversed().lazy.map(\.row) }

    // MARK: Writes

    /// Adds a row whose id is new.
    mutating func insert(_ row: Row) {
        let box = Box(row)
        rows[row.id] = box
        order.insert(box, at: index(of: row))
    }

    /// Puts a row in the place of the one with its id.
    mutating func replace(_ row: Row) {
        let box = Box(row)
        rows[row.id] = box
        order[index(of: row)] = box
    }

    mutating func remove(_ id: Identifier<Row.Entity>) {
        guard let box = rows.removeValue(forKey: id) else { return }
        order.remove(at: index(of: box.row))
    }

    /// Where a row is, or would be.
    private func index(of row: Row) -> Int {
        // Nearly every new row is the newest.
        guard let last, last >= row.place else { return order.count }
        return index { $0.place < row.place }
    }

    /// How many rows at the beginning a condition holds for, which holds for none behind one that it does not hold for.
    private func index(while isBefore: (Row) -> Bool) -> Int {
        var range = order.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = isBefore(order[middle].row) ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    // MARK: Pages

    /// The rows behind a place that are meant, oldest first.
    func rows(after place: StorePlace?, limit: Int, where isMeant: (Row) -> Bool = { _ in true }) -> [Row] {
        let start = place.map { place in index { $0.place <= place } } ?? 0
        return order[start...].lazy.map(\.row).filter(isMeant).prefix(limit).map(\.self)
    }

    /// One page of all rows, newest first.
    func page<Item>(_ request: PageRequest, as item: (Row) -> Item) -> Page<Item> {
        page(of: order.reversed(), request, order: .newestFirst, position: { $0.position }, as: item)
    }

    /// One page of the rows that match. Looks at every row, since they are to be counted, and at every match where they
    /// are to be put in order.
    ///
    /// - Parameter position: where a row stands in the order.
    func page<Item>(
        _ request: PageRequest, where matches: (Row) -> Bool, order: RecordOrder = .newestFirst,
        position: (Row) -> RecordPosition = { $0.position }, as item: (Row) -> Item
    ) -> Page<Item> {
        let found = self.order.reversed().filter { matches($0.row) }
        guard !order.terms.isEmpty else {
            return page(of: found, request, order: order, position: position, as: item)
        }
        let sorted = found.map { (box: $0, position: position($0.row)) }
            .sorted { order.precedes($0.position, $1.position) }
        return page(of: sorted.map(\.box), request, order: order, position: position, as: item)
    }

    private func page<Item>(
        of boxes: some RandomAccessCollection<Box>, _ request: PageRequest, order: RecordOrder,
        position: (Row) -> RecordPosition, as item: (Row) -> Item
    ) -> Page<Item> {
        let rest =
            switch request.start {
            case .offset(let offset): boxes.dropFirst(offset)
            case .after(let place): boxes.drop { !order.precedes(place, position($0.row)) }
            }
        let items = rest.prefix(request.limit + 1).map { item($0.row) }
        return Page(reading: items, total: boxes.count, request: request)
    }

    /// Holds a row that both orders share. A row has a dozen references in it, which to count with each copy would
    /// cost more than looking at it.
    private final class Box: Sendable {
        let row: Row

        init(_ row: Row) { self.row = row }
    }
}

extension Organization: TableRow {}
extension UserAccount: TableRow {}
extension APIKey: TableRow {}
