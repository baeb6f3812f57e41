#if SQLite
import Foundation
import PeopleDomain
import PeopleStorage
import Synchronization

/// Keeps people in an SQLite file, by the system's library.
///
/// The file is in WAL mode: readers and the writer don't wait for each other. One thread writes (``Writer``). Reads of
/// microseconds run where they are asked for (``InlineConnections``), all others on threads of their own
/// (``ReaderThreads``). Several processes may use the file at once; nothing here assumes to be the only writer.
public final class SQLiteStorage: StorageBackend {
    private let environment: StorageEnvironment
    private let writer: Writer
    private let readers: ReaderThreads
    private let checkpointer: Checkpointer
    private let inline: InlineConnections
    private let ordinals = OrdinalCache()
    private let schemas = SchemaCache()
    let searches: SearchCache

    /// Opens a file, and makes it where there is none.
    public static func open(
        _ configuration: Configuration, environment: StorageEnvironment = .system
    ) async throws(SQLiteStorageOpenError) -> SQLiteStorage {
        let result: Result<SQLiteStorage, SQLiteStorageOpenError> = await withCheckedContinuation { continuation in
            // Opening reads the disk, and migrations may take a while.
            Thread.detachNewThread {
                do throws(SQLiteStorageOpenError) {
                    let storage = try SQLiteStorage(FileOpener(configuration), environment: environment)
                    continuation.resume(returning: .success(storage))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private init(_ file: FileOpener, environment: StorageEnvironment) throws(SQLiteStorageOpenError) {
        self.environment = environment
        try file.prepare()
        let searches = SearchCache()
        self.searches = searches
        checkpointer = Checkpointer(connection: try file.checkpointingConnection())
        writer = Writer(
            connection: try file.writingConnection(), environment: environment, checkpointer: checkpointer,
            searches: searches)
        var connections: [Connection] = []
        for _ in 0..<file.configuration.readers { connections.append(try file.readingConnection()) }
        readers = ReaderThreads(connections: connections)
        inline = InlineConnections { () throws(StorageError) in try file.inlineConnection() }
    }

    // MARK: The port

    public var directory: any OrganizationDirectory { SQLiteDirectory(storage: self) }

    public func repository(in scope: OrganizationScope) -> any Repository {
        SQLiteRepository(storage: self, scope: scope)
    }

    public var jobs: any JobQueue { SQLiteJobQueue(storage: self) }

    public var archive: any StoreArchive { SQLiteArchive(storage: self) }

    public func checkHealth() async throws(StorageError) {
        _ = try await readers.read { connection throws(StorageError) in
            try connection.first(StoreQueries.commitNumber) { $0.int64() }
        }
    }

    public func close() async {
        await writer.close()
        await readers.close()
        inline.close()
        // The last connection to go moves the log into the file and deletes it, unless another goes at that moment.
        await checkpointer.close()
    }

    // MARK: For the repository, the directory and the queue

    var now: Timestamp { environment.now() }

    /// Runs a read of microseconds where it is.
    func readInline<Value>(
        _ body: (Connection) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        try inline.withConnection(body)
    }

    /// Runs a read that can take longer on a thread of ours, within a transaction.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        try await readers.read(body)
    }

    func write<Output: Sendable>(
        weight: Int = 1, isTakenBack: @escaping @Sendable (Output) -> Bool = { _ in false },
        _ body: @escaping @Sendable (WriteTransaction) throws(StorageError) -> Output
    ) async throws(StorageError) -> Output {
        try await writer.write(weight: weight, isTakenBack: isTakenBack, body)
    }

    /// The rows of an organization; `nil` where there is no such organization.
    func rows(of id: Organization.ID, on connection: Connection) throws(StorageError) -> RowRange? {
        try ordinals.rows(of: id, on: connection)
    }

    func schema(
        of entityType: EntityType, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> CustomFieldSchema {
        try schemas.schema(of: entityType, in: rows, on: connection)
    }
}
#endif
