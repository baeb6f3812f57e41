#if SQLite
import PeopleDomain
import PeopleStorage

// The entries of fields, one by one.
extension Connection {
    func insert(_ entry: FieldIndexEntry, row: Int64, ordinal: Int64) throws(StorageError) {
        try run(FieldValueQueries.insert) {
            $0.add(ordinal)
            $0.add(entry.field)
            $0.add(entry.key.bytes)
            $0.add(row)
        }
    }

    func delete(_ entry: FieldIndexEntry, row: Int64, ordinal: Int64) throws(StorageError) {
        try run(FieldValueQueries.delete) {
            $0.add(ordinal)
            $0.add(entry.field)
            $0.add(entry.key.bytes)
            $0.add(row)
        }
    }

    /// The row that has a key; one of them, where several have.
    func row(of entry: FieldIndexEntry, ordinal: Int64) throws(StorageError) -> Int64? {
        try first(FieldValueQueries.holder) {
            $0.add(ordinal)
            $0.add(entry.field)
            $0.add(entry.key.bytes)
        } _: {
            $0.int64()
        }
    }
}

#endif
