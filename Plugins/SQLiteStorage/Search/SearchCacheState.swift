#if SQLite
/// Which searches are kept, and of which commit they are right: a value without a lock or a clock.
///
/// The file counts its commits, whichever process makes them (`store_state.commit_number`). A reader asks for that
/// number in the transaction in which it reads people, so that what is kept is taken only for exactly the moment that
/// the reader sees. The writer takes the kept searches from one number to the next. Where another process wrote, nothing
/// is known of what it changed, and all is forgotten.
struct SearchCacheState: Sendable {
    /// Searches that are kept. Each change is compared with all of its organization: 50 nanoseconds, so that a group of
    /// 64 bears at most 0.4 milliseconds. The one that was not asked for the longest goes first.
    static let maximumEntries = 128
    /// Commits that can be made up for, by a search that took so long that others were committed meanwhile.
    static let maximumCommits = 64
    /// Changes in one commit. Beyond, all is forgotten: an import is not held up by what may not be asked for again.
    static let maximumChanges = 1024

    /// The commit that the entries are right for; `nil` before the first is known.
    private(set) var number: Int64?
    /// The commit that the writer is about to make. A reader may see it before ``didCommit(_:changes:)`` was called.
    private var pending: Int64?
    private var entries: [SearchKey: (entry: SearchCacheEntry, lastUse: UInt64)] = [:]
    /// The changes of the last commits, the last of which is ``number``.
    private var commits: [[SearchChange]] = []
    private var uses: UInt64 = 0

    // MARK: Readers

    func holds(_ key: SearchKey) -> Bool { entries[key] != nil }

    /// What is kept of a search, where it is right for the commit that the reader sees.
    mutating func entry(_ key: SearchKey, at number: Int64) -> SearchCacheEntry? {
        notice(number)
        guard number == self.number, let entry = entries[key]?.entry else { return nil }
        uses += 1
        entries[key]?.lastUse = uses
        return entry
    }

    /// Keeps what a reader found that saw a commit.
    mutating func keep(_ entry: SearchCacheEntry, for key: SearchKey, at number: Int64) {
        notice(number)
        guard let present = self.number, number <= present, present - number <= Int64(commits.count) else { return }
        var entry = entry
        for changes in commits.suffix(Int(present - number)) {
            for change in changes where change.list == key.list { entry.apply(change) }
        }
        if entries[key] == nil && entries.count >= Self.maximumEntries { dropLeastRecentlyUsed() }
        uses += 1
        entries[key] = (entry, uses)
    }

    /// A number that neither is ours nor is about to be was made by another process.
    private mutating func notice(_ number: Int64) {
        guard number > self.number ?? -1, number != pending else { return }
        forget(since: number)
    }

    // MARK: The writer

    /// To be called with the write lock of the file held, before it can be seen by anybody.
    mutating func willCommit(_ number: Int64) { pending = number }

    mutating func didFail() { pending = nil }

    mutating func didCommit(_ number: Int64, changes: [SearchChange]) {
        pending = nil
        // Readers have seen a later commit of another process, and started over with that.
        if let present = self.number, present >= number { return }
        guard self.number == number - 1, changes.count <= Self.maximumChanges else { return forget(since: number) }
        self.number = number
        commits.append(changes)
        if commits.count > Self.maximumCommits { commits.removeFirst() }
        let lists = Set(changes.map(\.list))
        for key in entries.keys where lists.contains(key.list) {
            for change in changes where change.list == key.list { entries[key]?.entry.apply(change) }
        }
    }

    // MARK: Forgetting

    private mutating func forget(since number: Int64) {
        self.number = number
        entries.removeAll()
        commits.removeAll()
    }

    private mutating func dropLeastRecentlyUsed() {
        guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
        entries[oldest.key] = nil
    }
}
#endif
