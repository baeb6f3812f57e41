#if SQLite
import PeopleDomain
import PeopleStorage
import Synchronization

/// Keeps the searches that are asked for again, exact to the last commit: to count the 47,000 people of a million whose
/// name has "john" in it takes the index 5 milliseconds each time.
///
/// Only searches of all records of an organization by terms alone are kept.
final class SearchCache: Sendable {
    private let state = Mutex(SearchCacheState())

    /// Whether it is worth asking.
    func holds(_ key: SearchKey) -> Bool { state.withLock { $0.holds(key) } }

    /// The rows of a page and how many match in all, if that is kept. To be called within a transaction.
    func rows(
        _ key: SearchKey, limit: Int, offset: Int, on connection: Connection
    ) throws(StorageError) -> (rows: [Int64], total: Int)? {
        let number = try connection.commitNumber()
        guard let entry = state.withLock({ $0.entry(key, at: number) }),
            let rows = entry.page(limit: limit, offset: offset)
        else { return nil }
        return (Array(rows), entry.total)
    }

    /// The same, searched for where it is not kept, and kept from now on.
    func rows(
        _ key: SearchKey, limit: Int, offset: Int, on connection: Connection,
        plannedBy plan: () throws(StorageError) -> SearchPlan
    ) throws(StorageError) -> (rows: [Int64], total: Int) {
        if let kept = try rows(key, limit: limit, offset: offset, on: connection) { return kept }
        let (end, isBeyond) = offset.addingReportingOverflow(limit)
        guard !isBeyond, end <= SearchCacheEntry.maximumRows else {
            return try plan().rows(limit: limit, offset: offset, in: key.list.rows, on: connection)
        }
        let number = try connection.commitNumber()
        let found = try plan().rows(
            limit: SearchCacheEntry.maximumRows, offset: 0, in: key.list.rows, on: connection)
        let entry = SearchCacheEntry(terms: key.terms, rows: found.rows, total: found.total)
        state.withLock { $0.keep(entry, for: key, at: number) }
        return (Array(found.rows.dropFirst(offset).prefix(limit)), found.total)
    }

    // MARK: The writer

    func willCommit(_ number: Int64) { state.withLock { $0.willCommit(number) } }
    func didFail() { state.withLock { $0.didFail() } }

    func didCommit(_ number: Int64, changes: [SearchChange]) {
        state.withLock { $0.didCommit(number, changes: changes) }
    }
}

extension Connection {
    /// How many transactions have written to the file, of any process.
    func commitNumber() throws(StorageError) -> Int64 {
        guard let number = try first(StoreQueries.commitNumber, { _ in }, { $0.int64() }) else {
            throw .corrupted("the store has no state")
        }
        return number
    }
}
#endif
