#if SQLite
import PeopleDomain

/// A record in the trash, and the row that it had.
struct StoredDeletion<Record: Sendable & Hashable> {
    let row: Int64
    let deleted: Deleted<Record>
}
#endif
