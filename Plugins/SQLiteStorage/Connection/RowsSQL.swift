#if SQLite
import PeopleStorage

/// A statement that reads the records of some rows.
struct RowsSQL: Sendable {
    /// Rows that one statement reads. Each has 5 microseconds in it, and 10 in a statement of its own.
    private static let rowsAtOnce = 50
    /// Up to here a statement for each row is faster: the list of fifty costs 23 microseconds, however much of it is used.
    private static let rowsOneByOne = 7

    let one: SQL
    let many: SQL

    /// - Parameters:
    ///   - row: the column with the number of the row.
    ///   - select: the statement up to `WHERE`.
    init(_ select: String, row: String) {
        let places = (1...Self.rowsAtOnce).map { "?\($0)" }.joined(separator: ", ")
        one = SQL("\(select) WHERE \(row) = ?1")
        // SQLite goes through the list in the order of the rows: nothing is sorted.
        many = SQL("\(select) WHERE \(row) IN (\(places)) ORDER BY \(row) DESC")
    }

    /// The records of rows that are newest first, in the same order.
    func read<Record>(
        _ rows: [Int64], on connection: Connection, _ record: (inout Row) -> Record
    ) throws(StorageError) -> [Record] {
        var records: [Record] = []
        records.reserveCapacity(rows.count)
        var rest = rows[...]
        while !rest.isEmpty {
            let next = rest.prefix(rest.count > Self.rowsOneByOne ? Self.rowsAtOnce : 1)
            records += try connection.all(next.count > 1 ? many : one) {
                for row in next { $0.add(row) }
            } _: {
                record(&$0)
            }
            rest = rest.dropFirst(next.count)
        }
        return records
    }
}
#endif
