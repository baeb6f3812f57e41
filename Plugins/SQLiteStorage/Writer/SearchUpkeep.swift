#if SQLite
import PeopleStorage

/// Merges the parts of the search indexes in bounded steps (sqlite.org/fts5.html#the_merge_command).
///
/// Each transaction adds a part to an index, and a search looks into every part. FTS5 would merge by itself, in one go
/// of 20 to 80 ms within a commit; here every group bears a share of the work, and what is left is done when nobody
/// writes.
final class SearchUpkeep {
    /// Changes after which a share of the work is done. In groups of one, 32 parts of a page each become one; to merge
    /// after each of them would take three times as long in all.
    private static let changesPerStep = 32
    /// A person takes 180 bytes in both indexes, a page has 4 KB, and a byte is merged three or four times on its way
    /// to the largest part, eight parts into one (`usermerge` in ``SearchSchema``): a page of each index for six
    /// changes keeps up. This is half as much again.
    private static let changesPerPage = 4
    /// Pages of a step when nobody waits. A write that comes meanwhile waits for it, some milliseconds.
    private static let pagesWhenIdle = 16
    /// How long nobody writes before that begins.
    static let idleSeconds = 0.1

    private let indexes: [SearchIndex]
    private let connection: Connection
    private var unmergedChanges = 0
    /// Whether something was written since there was nothing left to merge.
    private(set) var isDue = false

    init(indexes: [SearchIndex], connection: Connection) {
        self.indexes = indexes
        self.connection = connection
    }

    /// Within the transaction of a group, so that it costs no sync of its own.
    func run(changes: Int) throws(StorageError) {
        isDue = true
        unmergedChanges += changes
        if unmergedChanges < Self.changesPerStep { return }
        let pages = unmergedChanges / Self.changesPerPage
        unmergedChanges = 0
        for index in indexes { _ = try index.merge(pages: pages) }
    }

    /// One step in a transaction of its own. A failure is no one's: the next write meets it again and says so.
    func runWhenIdle() {
        do throws(StorageError) {
            try connection.run(TransactionQueries.beginImmediate)
            var isMoreToDo = false
            for index in indexes where try index.merge(pages: Self.pagesWhenIdle) { isMoreToDo = true }
            try connection.run(TransactionQueries.commit)
            isDue = isMoreToDo
        } catch {
            connection.rollBack()
            isDue = false
        }
    }
}
#endif
