#if SQLite
import Foundation
import PeopleStorage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Makes connections to one file, each with the settings for what it does.
struct FileOpener: Sendable {
    let configuration: SQLiteStorage.Configuration

    /// Memory for pages: the writer's hold the upper levels of a dozen trees and the ends to which rows are added, a
    /// reader's the upper levels. The rest is the operating system's to keep. More is slower: where a tree was balanced,
    /// SQLite walks over the whole cache at the end of the commit, and with 64 MB that was a tenth of a create.
    ///
    /// Nor is the file mapped into memory: that won nothing that could be measured, counted every page once a connection
    /// as memory of ours, and would end the process where the disk can't be read (sqlite.org/mmap.html).
    private static let writerCacheKilobytes = 16_000
    private static let readerCacheKilobytes = 8000
    /// What is left of the log's file when it starts over.
    private static let logBytesKept = 64 << 20

    private var path: String { configuration.path }

    init(_ configuration: SQLiteStorage.Configuration) { self.configuration = configuration }

    /// Makes the file ready: its directory, the mode of its journal, its schema.
    func prepare() throws(SQLiteStorageOpenError) {
        let isNew = !FileManager.default.fileExists(atPath: path)
        if isNew {
            try makeDirectory()
            makePrivateFile()
        }
        let connection = try connect(.create)
        let migrator = Migrator(connection: connection, path: path)
        let pending = try migrator.pending()
        if connection.isReadOnly { throw .readOnly(path: path) }
        if pending.isEmpty { return }
        if !isNew && configuration.migration == .refuseIfPending {
            throw .migrationsPending(path: path, count: pending.count)
        }
        try configure(connection, "PRAGMA journal_mode = WAL")
        try migrator.run()
    }

    func pendingMigrations() throws(SQLiteStorageOpenError) -> [Migration] {
        guard FileManager.default.fileExists(atPath: path) else { return Migration.all }
        return try Migrator(connection: try connect(.read), path: path).pending()
    }

    // MARK: Connections

    func writingConnection() throws(SQLiteStorageOpenError) -> Connection {
        let connection = try connect(.write)
        try configure(
            connection,
            """
            PRAGMA synchronous = \(configuration.synchronous.rawValue);
            PRAGMA foreign_keys = ON;
            PRAGMA cache_size = -\(Self.writerCacheKilobytes);
            PRAGMA journal_size_limit = \(Self.logBytesKept);
            PRAGMA temp_store = MEMORY;
            """)
        connection.takeOverCheckpoints()
        return connection
    }

    func checkpointingConnection() throws(SQLiteStorageOpenError) -> Connection {
        let connection = try connect(.write)
        try configure(connection, "PRAGMA synchronous = \(configuration.synchronous.rawValue)")
        return connection
    }

    func readingConnection() throws(SQLiteStorageOpenError) -> Connection {
        let connection = try connect(.write)
        try configure(connection, Self.readerSettings)
        return connection
    }

    func inlineConnection() throws(StorageError) -> Connection {
        do {
            // Opened for writing as well: a reader alone could not make the log's index when it is missing.
            let connection = try Connection(
                path: path, access: .write, busyTimeout: InlineConnections.busyTimeout)
            try connection.execute(Self.readerSettings)
            return connection
        } catch {
            throw StorageError(error)
        }
    }

    // MARK: Steps

    private static let readerSettings =
        """
        PRAGMA query_only = ON;
        PRAGMA cache_size = -\(readerCacheKilobytes);
        PRAGMA temp_store = MEMORY;
        """

    private func connect(_ access: Connection.Access) throws(SQLiteStorageOpenError) -> Connection {
        do {
            return try Connection(path: path, access: access, busyTimeout: configuration.busyTimeout)
        } catch {
            throw SQLiteStorageOpenError(error, path: path)
        }
    }

    private func configure(_ connection: Connection, _ settings: String) throws(SQLiteStorageOpenError) {
        do { try connection.execute(settings) } catch { throw SQLiteStorageOpenError(error, path: path) }
    }

    /// Makes the file, empty, for nobody but its owner: what is in it is other people's business least of all. SQLite
    /// gives the log the mode of the file. Where that fails, or another process is faster, opening tells.
    private func makePrivateFile() {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    private func makeDirectory() throws(SQLiteStorageOpenError) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        } catch {
            throw .directoryMissing(path: path, reason: error.localizedDescription)
        }
    }
}
#endif
