#if SQLite
import PeopleDomain
import PeopleStorage

/// A record that lists are filtered by and put in order by.
protocol ListedRecord: Sendable {
    func keys(in field: QueryField) -> [SortKey]
    func position(in order: RecordOrder) -> RecordPosition
}

extension Person: ListedRecord {
    func position(in order: RecordOrder) -> RecordPosition { order.position(of: self) }
}

extension Company: ListedRecord {
    func position(in order: RecordOrder) -> RecordPosition { order.position(of: self) }
}

extension RowsSQL {
    /// The records of rows that are in any order, in the same order.
    func readInAnyOrder<Record>(
        _ rows: [Int64], on connection: Connection, _ record: (inout Row) -> Record
    ) throws(StorageError) -> [Record] {
        let newestFirst = rows.indices.sorted { rows[$0] > rows[$1] }
        let records = try read(newestFirst.map { rows[$0] }, on: connection, record)
        return zip(newestFirst, records).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
#endif
