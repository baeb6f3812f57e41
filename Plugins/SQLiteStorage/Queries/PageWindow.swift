#if SQLite
import PeopleStorage

/// Where to read a page, now that it is known how long the list is: from the end that is nearer.
struct PageWindow: Hashable {
    /// What is read, 0 where the page lies behind the end.
    let limit: Int
    /// From the end that is read from.
    let offset: Int
    let isFromOldest: Bool

    init(_ request: PageRequest, total: Int) {
        self.init(limit: request.limit, offset: request.offset, total: total)
    }

    init(limit wantedLimit: Int, offset wantedOffset: Int, total: Int) {
        guard wantedOffset < total else {
            (limit, offset, isFromOldest) = (0, 0, false)
            return
        }
        limit = min(wantedLimit, total - wantedOffset)
        isFromOldest = wantedOffset > total / 2
        offset = isFromOldest ? total - wantedOffset - limit : wantedOffset
    }

    /// The items, newest first.
    func read<Item>(
        _ list: PagedSQL, _ items: (_ sql: SQL, _ limit: Int, _ offset: Int) throws(StorageError) -> [Item]
    ) throws(StorageError) -> [Item] {
        if limit == 0 { return [] }
        let found = try items(isFromOldest ? list.oldestFirst : list.newestFirst, limit, offset)
        return isFromOldest ? found.reversed() : found
    }
}
#endif
