#if SQLite
import PeopleDomain
import PeopleStorage

/// Where a record stands among the rows of its table, whether it is still there or not.
struct RowPlace: Hashable {
    /// All rows before it are older.
    let start: Int64
    /// All rows from it on are newer.
    let end: Int64
}

extension Connection {
    /// Finds the place of a position: by the record's id, and by bisection where the record is gone.
    func place(
        of position: RecordPosition, _ queries: PlaceQueries, in rows: RowRange
    ) throws(StorageError) -> RowPlace {
        let row = try first(queries.row) {
            $0.add(position.id)
            $0.add(rows.ordinal)
            $0.add(position.createdAt)
        } _: {
            $0.int64()
        }
        if let row { return RowPlace(start: row, end: row + 1) }
        let boundary = try firstRow(from: position.createdAt, id: position.id, queries, in: rows)
        return RowPlace(start: boundary, end: boundary)
    }

    /// A row number of which all rows before were created before a place, and no row from it on: rows stand in the order
    /// of creation.
    func firstRow(
        from time: Timestamp, id: Identifier<Void> = Identifier(high: 0, low: 0), _ queries: PlaceQueries,
        in rows: RowRange
    ) throws(StorageError) -> Int64 {
        let last = try first(queries.last) {
            $0.add(rows)
        } _: {
            $0.int64()
        }
        guard let last else { return rows.first }
        var range = rows.first..<last + 1
        while !range.isEmpty {
            let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
            let found = try first(queries.first) {
                $0.add(middle)
                $0.add(last)
            } _: { row in
                (row: row.int64(), time: row.time(), id: row.id(Void.self))
            }
            if let found, (found.time, found.id) < (time, id) {
                range = min(found.row + 1, range.upperBound)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }
}
#endif
