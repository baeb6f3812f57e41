#if SQLite
import PeopleStorage

extension SQLiteStorage {
    /// Where the file is and how it is used.
    public struct Configuration: Sendable {
        public static let allowedReaders = 1...64

        /// The path of the file. Its directory is made where it is missing.
        public var path: String
        public var synchronous: Synchronous
        /// Threads for searches, counts and deep pages.
        public var readers: Int
        /// How long to wait for another process that writes, before the store is unavailable.
        public var busyTimeout: Duration
        public var migration: MigrationPolicy

        /// - Precondition: the number of readers is in ``allowedReaders``.
        public init(
            path: String, synchronous: Synchronous = .full, readers: Int = 2, busyTimeout: Duration = .seconds(5),
            migration: MigrationPolicy = .migrate
        ) {
            precondition(Self.allowedReaders.contains(readers), "the number of readers is bounded")
            self.path = path
            self.synchronous = synchronous
            self.readers = readers
            self.busyTimeout = busyTimeout
            self.migration = migration
        }
    }

    /// What a commit waits for (sqlite.org/pragma.html#pragma_synchronous).
    public enum Synchronous: String, CaseIterable, Sendable {
        /// For the disk. What was acknowledged survives a loss of power.
        case full
        /// For the operating system. The last commits before a loss of power may be missing; the file stays whole.
        case normal
    }

    /// What to do with a file of an earlier schema.
    public enum MigrationPolicy: String, CaseIterable, Sendable {
        case migrate
        /// Opening fails with ``SQLiteStorageOpenError/migrationsPending(path:count:)``. A file that is new is made.
        case refuseIfPending
    }

    /// Where the schema of a file stands: at nothing where there is no file. Changes nothing.
    ///
    /// Blocks while it reads the file: for command lines, not for servers.
    public static func migrationStatus(at path: String) throws(SQLiteStorageOpenError) -> MigrationStatus {
        let pending = try FileOpener(Configuration(path: path)).pendingMigrations()
        return MigrationStatus(version: Migration.all.count - pending.count, pending: pending)
    }
}
#endif
