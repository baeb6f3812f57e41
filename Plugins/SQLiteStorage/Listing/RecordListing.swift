#if SQLite
import PeopleDomain
import PeopleStorage

/// Finds the rows of a page of people or companies, as conditions and an order have it (docs/decisions/0007).
///
/// What conditions leave is a set of rows, a bit each. An order walks its index from the cursor on. What is few is read
/// instead.
struct RecordListing {
    let entityType: EntityType
    let rows: RowRange
    let connection: Connection

    /// So many records are read rather than found by an index: 5 microseconds each.
    static let rowsWorthReading = 1000
    /// Records that are in memory at once, while many are read for what little is wanted of each.
    private static let recordsAtOnce = 50

    var places: PlaceQueries { entityType == .people ? .people : .companies }
    var rowNumbers: PagedSQL { entityType == .people ? PersonQueries.rows : CompanyQueries.rows }

    func total() throws(StorageError) -> Int {
        try connection.number(CountKey(ordinal: rows.ordinal, kind: entityType == .people ? .people : .companies))
    }

    /// One page of a selection that conditions narrow down further.
    func page(
        _ query: RecordQuery, of base: RowSelection, _ request: PageRequest
    ) throws(StorageError) -> RowPage {
        if case .all = base, let page = try directPage(query, request) { return page }
        var selection = base
        try narrow(&selection, to: query.conditions)
        let found = try walk(query, selection, request)
        return RowPage(
            reading: found, total: request.includesTotal ? selection.count(of: try total()) : nil,
            limit: request.limit)
    }

    private func walk(
        _ query: RecordQuery, _ selection: RowSelection, _ request: PageRequest
    ) throws(StorageError) -> [Int64] {
        var walk = OrderedWalk(
            self, query, wanted: request.limit + 1, skipping: request.offset,
            after: try request.position.map { position throws(StorageError) in
                try connection.place(of: position, places, in: rows)
            })
        try walk.run(selection, from: request.position)
        return walk.found
    }

    /// The page of one condition that needs no set: one key newest first, or a range in the order of the same field.
    private func directPage(_ query: RecordQuery, _ request: PageRequest) throws(StorageError) -> RowPage? {
        guard query.conditions.count == 1, let condition = query.conditions.first, !condition.isNegated,
            case .within(let ranges) = condition.test, ranges.count == 1, let range = ranges.first
        else { return nil }
        let source = FieldSource(condition.field)
        let isInOrder =
            query.order.terms.count == 1 && query.order.terms.first?.field == condition.field
            && !condition.field.isMultiple
        let isOneKey = query.order.terms.isEmpty && range.onlyKey != nil
        guard isInOrder || isOneKey, let newestOfKey = source.index.newestOfKey else { return nil }
        guard let bounds = try source.bounds(of: range, in: rows, on: connection) else { return .empty }
        let total =
            request.includesTotal ? try source.count(within: bounds, in: rows, on: connection) : nil
        if isInOrder {
            return RowPage(reading: try walk(query, .all, request), total: total, limit: request.limit)
        }
        let window = try connection.window(request, of: places, in: rows)
        let found = try connection.all(newestOfKey) {
            source.bind(rows, to: &$0)
            $0.add(bounds.start)
            switch window.start {
            case .offset: $0.add(rows.last)
            case .before(let row): $0.add(row)
            }
            $0.add(window.limitAndOne)
            $0.add(request.offset)
        } _: {
            $0.int64()
        }
        return RowPage(reading: found, total: total, limit: request.limit)
    }

    // MARK: Conditions

    /// Takes from a selection what does not meet all conditions: the cheapest first, and the rest by reading, once few
    /// rows are left.
    private func narrow(_ selection: inout RowSelection, to conditions: [FieldCondition]) throws(StorageError) {
        var rest = conditions.sorted { $0.cost < $1.cost }[...]
        while let condition = rest.first {
            if case .only(let set) = selection, set.count <= Self.rowsWorthReading {
                var left: [Int64] = []
                try forEachRecord(in: set.members) { row, record in
                    if rest.allSatisfy({ $0.isMet(by: record.keys(in: $0.field)) }) { left.append(row) }
                }
                selection = .only(RowSet(left, in: rows))
                return
            }
            let passing = try rowsPassing(condition)
            if condition.isNegated { selection.subtract(passing) } else { selection.formIntersection(passing) }
            rest = rest.dropFirst()
        }
    }

    private func rowsPassing(_ condition: FieldCondition) throws(StorageError) -> RowSet {
        let source = FieldSource(condition.field)
        switch condition.test {
        case .within(let ranges): return try rowsWithin(ranges, of: source)
        case .containing(let bytes):
            var set = RowSet(in: rows)
            guard let containing = source.index.containing else { return set }
            try connection.forEach(containing) {
                source.bind(rows, to: &$0)
                $0.add(bytes)
            } _: { row throws(StorageError) in
                set.insert(row.int64())
                return true
            }
            return set
        }
    }

    /// The rows that have a key in one of the ranges.
    func rowsWithin(_ ranges: [KeyRange], of source: FieldSource) throws(StorageError) -> RowSet {
        var set = RowSet(in: rows)
        for range in ranges {
            guard let bounds = try source.bounds(of: range, in: rows, on: connection) else { continue }
            try source.forEachRow(within: bounds, in: rows, on: connection) {
                set.insert($0)
                return true
            }
        }
        return set
    }

    // MARK: Records

    /// Reads records one after the other and keeps none.
    ///
    /// - Parameter rows: newest first.
    func forEachRecord(
        in rows: [Int64], _ body: (Int64, any ListedRecord) -> Void
    ) throws(StorageError) {
        var rest = rows[...]
        while !rest.isEmpty {
            let next = Array(rest.prefix(Self.recordsAtOnce))
            let records: [any ListedRecord] =
                switch entityType {
                case .people: try connection.people(inRows: next)
                case .companies: try connection.companies(inRows: next)
                }
            for (row, record) in zip(next, records) { body(row, record) }
            rest = rest.dropFirst(next.count)
        }
    }
}

extension FieldCondition {
    /// Those that find few rows, and find them fast, come first.
    fileprivate var cost: Int {
        switch test {
        case .within(let ranges) where !isNegated: ranges.allSatisfy { $0.onlyKey != nil } ? 0 : 1
        case .within: 2
        case .containing: 3
        }
    }
}
#endif
