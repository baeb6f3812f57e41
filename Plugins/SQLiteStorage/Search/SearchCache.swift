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
    func page(_ key: SearchKey, _ window: RowWindow, on connection: Connection) throws(StorageError) -> RowPage? {
        try entry(key, on: connection)?.page(window)
    }

    /// The same, searched for where it is not kept, and kept from now on.
    func page(
        _ key: SearchKey, _ window: RowWindow, on connection: Connection,
        plannedBy plan: () throws(StorageError) -> SearchPlan
    ) throws(StorageError) -> RowPage {
        let kept = try entry(key, on: connection)
        if let page = kept?.page(window) { return page }
        let rows = key.list.rows
        if case .offset(let offset) = window.start, window.includesTotal,
            offset <= SearchCacheEntry.maximumRows - window.limit
        {
            let number = try connection.commitNumber()
            let all = RowWindow(limit: SearchCacheEntry.maximumRows, start: .offset(0), includesTotal: true)
            let found = try plan().page(all, in: rows, on: connection)
            let total = found.total ?? found.rows.count
            let entry = SearchCacheEntry(terms: key.terms, rows: found.rows, total: total)
            state.withLock { $0.keep(entry, for: key, at: number) }
            let page = Array(found.rows.dropFirst(offset).prefix(window.limit))
            return RowPage(rows: page, total: total, hasMore: total - page.count > offset)
        }
        // Behind the first pages: what was counted for those needs no counting again.
        guard let total = kept?.total else { return try plan().page(window, in: rows, on: connection) }
        let uncounted = RowWindow(limit: window.limit, start: window.start, includesTotal: false)
        let found = try plan().page(uncounted, in: rows, on: connection)
        return RowPage(rows: found.rows, total: total, hasMore: found.hasMore)
    }

    private func entry(_ key: SearchKey, on connection: Connection) throws(StorageError) -> SearchCacheEntry? {
        let number = try connection.commitNumber()
        return state.withLock { $0.entry(key, at: number) }
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
