#if SQLite
import PeopleDomain
import PeopleStorage

// Groups of rows that have the same key for a term that others follow.
extension OrderedWalk {
    mutating func walkGroups(
        of terms: ArraySlice<RecordOrder.Term>, _ source: FieldSource, _ selection: RowSelection,
        behind keys: ArraySlice<SortKey?>?
    ) throws(StorageError) {
        guard let term = terms.first else { return }
        // A cursor that stands before all that is left is no place to begin at.
        let key = (keys?.first ?? nil).flatMap { isBeforeRange($0, of: term) ? nil : $0 }
        let position = try key.map { key throws(StorageError) in
            try source.group(of: key, isDescending: term.isDescending, in: listing)
        }
        var start = position?.start
        while !isDone {
            let large = try walkSmallGroups(of: terms, source, selection, from: start, position?.key, keys)
            guard let large else { return }
            // The statement has ended: the terms behind may need the same one.
            try run(
                .only(RowSet(large.rows, in: listing.rows)), terms.dropFirst(),
                behind: position?.key == large.key ? keys?.dropFirst() : nil)
            start = source.place(behind: large, isDescending: term.isDescending)
        }
    }

    /// Goes on until there is a group that is too large to be read and sorted.
    ///
    /// - Returns: that group; `nil` at the end of the index, or of the page.
    private mutating func walkSmallGroups(
        of terms: ArraySlice<RecordOrder.Term>, _ source: FieldSource, _ selection: RowSelection,
        from start: IndexPlace?, _ positionKey: StoredKey?, _ keys: ArraySlice<SortKey?>?
    ) throws(StorageError) -> KeyGroup? {
        guard let term = terms.first else { return nil }
        var group: KeyGroup?
        var large: KeyGroup?
        /// Whether to go on.
        func finish(_ walk: inout OrderedWalk) throws(StorageError) -> Bool {
            guard let ended = group else { return true }
            if ended.rows.count > RecordListing.rowsWorthReading {
                large = ended
                return false
            }
            try walk.sort(
                ended.rows.sorted(by: >), terms.dropFirst(),
                behind: positionKey == ended.key ? keys?.dropFirst() : nil)
            return !walk.isDone
        }
        try scan(source, term, from: start) { walk, row, key throws(StorageError) in
            if group?.key != key {
                guard try finish(&walk) else { return false }
                group = KeyGroup(key: key, lastRow: row)
            }
            group?.lastRow = row
            if selection.contains(row) { group?.rows.append(row) }
            return true
        }
        if large == nil && !isDone { _ = try finish(&self) }
        return large
    }
}

/// Rows with one key, as they follow each other in an index.
struct KeyGroup {
    let key: StoredKey
    var rows: [Int64] = []
    /// The last that the index has, selected or not.
    var lastRow: Int64

    init(key: StoredKey, lastRow: Int64) {
        self.key = key
        self.lastRow = lastRow
    }
}

/// A place in an index.
struct IndexPlace {
    let key: StoredKey
    let row: Int64
}

extension FieldSource {
    /// A key as a scan gives it, and where a scan begins with its group.
    func group(
        of key: SortKey, isDescending: Bool, in listing: RecordListing
    ) throws(StorageError) -> (key: StoredKey, start: IndexPlace) {
        let row: Int64 = isDescending ? .max : .min
        switch form {
        case .bytes, .text:
            return (.bytes(key.bytes), IndexPlace(key: stored(key), row: row))
        case .time, .company:
            return (stored(key), IndexPlace(key: stored(key), row: row))
        case .creation:
            let time = isDescending ? key.successor.timeFromHere : key.timeFromHere
            let first = try listing.connection.firstRow(from: time, places, in: listing.rows)
            return (stored(key), IndexPlace(key: .number(first), row: row))
        }
    }

    func place(behind group: KeyGroup, isDescending: Bool) -> IndexPlace {
        switch (form, group.key) {
        case (.creation, _): IndexPlace(key: .number(isDescending ? group.lastRow : group.lastRow + 1), row: 0)
        case (.text, .bytes(let bytes)): IndexPlace(key: .text(bytes), row: isDescending ? .min : .max)
        default: IndexPlace(key: group.key, row: isDescending ? .min : .max)
        }
    }
}
#endif
