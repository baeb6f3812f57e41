#if SQLite
import PeopleDomain
import PeopleStorage

/// Goes through a selection of rows in an order, from a place on, until a page is full.
///
/// Rows with the same key for one term are a group, whose order the terms behind it make. A small group is read and sorted;
/// within a large one, the index of the next term is walked.
struct OrderedWalk {
    let listing: RecordListing
    private let terms: [RecordOrder.Term]
    private let isNewestFirst: Bool
    /// For fields that a condition narrows down, the keys beyond which nothing is to be found.
    private let ranges: [QueryField: KeyRange]
    /// Where the order of rows is gone on with, once all keys are those of the position.
    private let place: RowPlace?
    private let wanted: Int
    private var skipping: Int
    private(set) var found: [Int64] = []

    var isDone: Bool { found.count >= wanted }

    /// - Parameters:
    ///   - wanted: how many rows are enough.
    ///   - skipping: how many rows are passed over before.
    init(_ listing: RecordListing, _ query: RecordQuery, wanted: Int, skipping: Int, after place: RowPlace?) {
        self.listing = listing
        // Rows are in the order of creation already.
        let endsWithCreation = query.order.terms.last.map { FieldSource($0.field).form == .creation } ?? false
        terms = endsWithCreation ? query.order.terms.dropLast() : query.order.terms
        isNewestFirst = query.order.isNewestFirst
        ranges = query.conditions.reduce(into: [:]) { ranges, condition in
            guard !condition.isNegated, !condition.field.isMultiple, case .within(let keys) = condition.test,
                let first = keys.first, let last = keys.last
            else { return }
            ranges[condition.field] = KeyRange(from: first.lowerBound, to: last.upperBound)
        }
        self.place = place
        self.wanted = wanted
        self.skipping = skipping
    }

    /// - Parameter position: what the walk begins behind; `nil` for the beginning.
    mutating func run(_ selection: RowSelection, from position: RecordPosition?) throws(StorageError) {
        try run(selection, terms[...], behind: position.map { $0.keys.prefix(terms.count) })
    }

    // MARK: Terms

    /// - Parameter keys: of the position, for the terms; `nil` where the walk is past it.
    mutating func run(
        _ selection: RowSelection, _ terms: ArraySlice<RecordOrder.Term>, behind keys: ArraySlice<SortKey?>?
    ) throws(StorageError) {
        if case .only(let set) = selection, set.count <= RecordListing.rowsWorthReading, !terms.isEmpty {
            return try sort(set.members, terms, behind: keys)
        }
        guard let term = terms.first else { return try take(selection, isBehindPlace: keys == nil) }
        let source = FieldSource(term.field)
        let isBehindKeys = keys.map { $0.first == .some(nil) } ?? false
        if !isBehindKeys {
            if terms.count == 1 {
                try takeKeys(of: term, source, selection, from: keys?.first ?? nil)
            } else {
                try walkGroups(of: terms, source, selection, behind: keys)
            }
        }
        // Those without a key come last.
        if isDone || source.isComplete || ranges[term.field] != nil { return }
        var rest = selection
        rest.subtract(try listing.rowsWithin([.all], of: source))
        try run(rest, terms.dropFirst(), behind: isBehindKeys ? keys?.dropFirst() : nil)
    }

    /// Takes rows by the last term: the index has them in the order that is wanted.
    private mutating func takeKeys(
        of term: RecordOrder.Term, _ source: FieldSource, _ selection: RowSelection, from key: SortKey?
    ) throws(StorageError) {
        let start = key.flatMap { key in
            isBeforeRange(key, of: term)
                ? nil : place.map { IndexPlace(key: source.stored(key), row: term.isDescending ? $0.start : $0.end) }
        }
        try scan(source, term, from: start) { walk, row, _ throws(StorageError) in
            if selection.contains(row) { walk.take(row) }
            return !walk.isDone
        }
    }

    // MARK: Rows

    /// Reads few rows and puts them in order.
    ///
    /// - Parameter rows: newest first.
    mutating func sort(
        _ rows: [Int64], _ terms: ArraySlice<RecordOrder.Term>, behind keys: ArraySlice<SortKey?>?
    ) throws(StorageError) {
        let terms = Array(terms)
        var sorted: [Candidate] = []
        sorted.reserveCapacity(rows.count)
        if terms.isEmpty {
            sorted = rows.map { Candidate(row: $0, keys: []) }
        } else {
            try listing.forEachRecord(in: rows) { row, record in
                sorted.append(Candidate(row: row, keys: terms.map { record.keys(in: $0.field).first }))
            }
        }
        sorted.sort { precedes($0, $1, terms) }
        if let keys, let place {
            let position = Candidate(row: isNewestFirst ? place.start : place.end, keys: Array(keys))
            // The place itself is no row: of two at it, the one that is there comes behind.
            let first = sorted.firstIndex { candidate in
                candidate.keys == position.keys
                    ? (isNewestFirst ? candidate.row < place.start : candidate.row >= place.end)
                    : precedes(position, candidate, terms)
            }
            sorted.removeFirst(first ?? sorted.count)
        }
        for candidate in sorted where !isDone { take(candidate.row) }
    }

    private struct Candidate {
        let row: Int64
        let keys: [SortKey?]
    }

    private func precedes(_ a: Candidate, _ b: Candidate, _ terms: [RecordOrder.Term]) -> Bool {
        for (term, (a, b)) in zip(terms, zip(a.keys, b.keys)) where a != b {
            guard let a else { return false }
            guard let b else { return true }
            return (a < b) != term.isDescending
        }
        return isNewestFirst ? a.row > b.row : a.row < b.row
    }

    /// Takes rows in the order of creation.
    private mutating func take(_ selection: RowSelection, isBehindPlace: Bool) throws(StorageError) {
        let place = isBehindPlace ? nil : place
        let (start, end) = isNewestFirst ? (Int64.min, place?.start ?? .max) : (place?.end ?? .min, Int64.max)
        if case .only(let set) = selection {
            func takeOne(_ row: Int64) -> Bool {
                take(row)
                return !isDone
            }
            if isNewestFirst { set.newestFirst(before: end, takeOne) } else { set.oldestFirst(from: start, takeOne) }
            return
        }
        let rows = listing.rows
        let list = listing.rowNumbers
        try listing.connection.forEach(isNewestFirst ? list.newestFirst : list.oldestFirst) {
            $0.add(max(rows.first, start))
            $0.add(end > rows.last ? rows.last : end - 1)
            $0.add(-1)
            $0.add(0)
        } _: { row throws(StorageError) in
            let row = row.int64()
            if selection.contains(row) { take(row) }
            return !isDone
        }
    }

    mutating func take(_ row: Int64) {
        if skipping > 0 { skipping -= 1 } else { found.append(row) }
    }

    // MARK: Indexes

    /// Whether a cursor stands before all that a condition leaves.
    func isBeforeRange(_ key: SortKey, of term: RecordOrder.Term) -> Bool {
        guard let range = ranges[term.field] else { return false }
        return term.isDescending ? range.upperBound.map { key >= $0 } ?? false : key < range.lowerBound
    }

    /// Gives the rows of an index in the direction of a term, for as long as `body` wants more.
    mutating func scan(
        _ source: FieldSource, _ term: RecordOrder.Term, from start: IndexPlace?,
        _ body: (inout OrderedWalk, Int64, StoredKey) throws(StorageError) -> Bool
    ) throws(StorageError) {
        let range = ranges[term.field] ?? .all
        guard let bounds = try source.bounds(of: range, in: listing.rows, on: listing.connection) else { return }
        let isGroups = terms.last?.field != term.field
        let first = start ?? IndexPlace(key: term.isDescending ? bounds.end : bounds.start, row: .min)
        var walk = self
        try listing.connection.forEach(term.isDescending ? source.index.descending : source.index.ascending) {
            source.bind(listing.rows, to: &$0)
            $0.add(first.key)
            $0.add(first.row)
            $0.add(term.isDescending ? bounds.start : bounds.end)
        } _: { row throws(StorageError) in
            let number = row.int64()
            return try body(&walk, number, isGroups ? row.storedKey() : .number(0))
        }
        self = walk
    }
}
#endif
