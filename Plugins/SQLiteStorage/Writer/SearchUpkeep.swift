#if SQLite
import PeopleStorage

/// Merges the parts of the search indexes in bounded steps (sqlite.org/fts5.html#the_merge_command).
///
/// Each transaction adds a part to an index, and a search looks into every part. FTS5 would merge by itself, in one go
/// of 20 to 80 ms within a commit; here every group bears a share of the work, and what is left is done when nobody
/// writes.
final class SearchUpkeep {
    /// Pages a group merges: a floor, since small groups leave small parts, and a share of its size. A person takes 180
    /// bytes in the indexes, a page has 4 KB, and each byte is merged about four times on its way to the largest part.
    private static let pagesPerGroup = 2
    private static let changesPerPage = 6
    /// Pages of a step when nobody waits; a write that comes meanwhile waits for it.
    private static let pagesWhenIdle = 64
    /// How long nobody writes before that begins.
    static let idleSeconds = 0.1

    private let indexes: [SearchIndex]
    private let connection: Connection
    /// Whether something was written since there was nothing left to merge.
    private(set) var isDue = false

    init(indexes: [SearchIndex], connection: Connection) {
        self.indexes = indexes
        self.connection = connection
    }

    /// Within the transaction of a group, so that it costs no sync of its own.
    func run(changes: Int) throws(StorageError) {
        isDue = true
        for index in indexes {
            _ = try index.merge(pages: Self.pagesPerGroup + changes / Self.changesPerPage)
        }
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
