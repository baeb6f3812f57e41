import PeopleApplication
import PeopleStorage

/// How a store is opened, beyond where it is. Each backend takes what is meant for it.
public struct StorageOptions: Sendable {
    public var environment: StorageEnvironment
    /// What happens to a store whose schema is older than the program.
    public var migration: MigrationPolicy
    /// How long what was deleted can be brought back.
    public var trashRetention: TrashRetention
    /// Whether a worker looks for the coordinates of addresses that people get, so that jobs for it are wanted.
    public var geocodesAddresses: Bool
    public var sqlite: SQLiteOptions
    public var postgres: PostgresOptions

    public init(
        environment: StorageEnvironment = .system, migration: MigrationPolicy = .migrate,
        trashRetention: TrashRetention = .standard, geocodesAddresses: Bool = false,
        sqlite: SQLiteOptions = SQLiteOptions(), postgres: PostgresOptions = PostgresOptions()
    ) {
        self.environment = environment
        self.migration = migration
        self.trashRetention = trashRetention
        self.geocodesAddresses = geocodesAddresses
        self.sqlite = sqlite
        self.postgres = postgres
    }
}

/// What happens to a store whose schema is older than the program.
public enum MigrationPolicy: Hashable, Sendable {
    /// It is brought up to date.
    case migrate
    /// It is not opened.
    case refuse
}

/// What an SQLite store can be told.
public struct SQLiteOptions: Hashable, Sendable {
    /// When a write counts as done.
    public enum Synchronous: String, CaseIterable, Hashable, Sendable {
        /// When the disk has it: survives a loss of power.
        case full
        /// When the system has it: survives the end of the process. A loss of power can take the last writes back.
        case normal
    }

    public var synchronous: Synchronous
    /// Threads that answer lists and searches.
    public var readers: Int

    /// As many readers as the smallest machines have cores; a reader is a connection, and a thread that mostly waits.
    public static let standardReaders = 2
    /// More than this only share the same disk and the same page cache.
    public static let allowedReaders = 1...64

    public init(synchronous: Synchronous = .full, readers: Int = standardReaders) {
        self.synchronous = synchronous
        self.readers = readers
    }
}
