#if SQLite
import CSQLite

/// What is set for the library as a whole, before its first use.
enum SQLiteLibrary {
    /// Has the library not keep count of its memory: for that it locks one mutex of the process at each allocation, and
    /// two threads that read wait for each other dozens of times a request
    /// (sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus).
    ///
    /// Where somebody else in the process has used SQLite before, the library refuses, and keeps count.
    static func configure() { _ = isCountingRefused }

    /// Made once in a process.
    private static let isCountingRefused = people_sqlite3_config_memory_statistics(0) == SQLITE_OK
}
#endif
