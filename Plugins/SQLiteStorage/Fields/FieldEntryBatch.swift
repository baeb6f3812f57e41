#if SQLite
import PeopleDomain
import PeopleStorage

/// Gathers the entries of many records and writes them in the order of the index, a stretch at a time: a page of the
/// index is then written once a stretch, and not once an entry.
struct FieldEntryBatch {
    let connection: Connection

    /// Memory for a stretch: with what an array costs besides, some 20 MB.
    private static let maximumEntries = 100_000
    private static let maximumKeyBytes = 8 << 20

    private var entries: [Entry] = []
    private var keyBytes = 0

    private struct Entry {
        let ordinal: Int64
        let row: Int64
        let entry: FieldIndexEntry
    }

    init(connection: Connection) { self.connection = connection }

    mutating func add(_ entry: FieldIndexEntry, row: Int64, ordinal: Int64) throws(StorageError) {
        entries.append(Entry(ordinal: ordinal, row: row, entry: entry))
        keyBytes += entry.key.bytes.count
        if entries.count >= Self.maximumEntries || keyBytes >= Self.maximumKeyBytes { try flush() }
    }

    /// Writes what is left. To be called at the end.
    mutating func flush() throws(StorageError) {
        entries.sort { a, b in
            (a.ordinal, a.entry.field, a.entry.key, a.row) < (b.ordinal, b.entry.field, b.entry.key, b.row)
        }
        for entry in entries { try connection.insert(entry.entry, row: entry.row, ordinal: entry.ordinal) }
        entries.removeAll(keepingCapacity: true)
        keyBytes = 0
    }
}
#endif
