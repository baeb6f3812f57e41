#if Postgres
import PeopleDomain
import PeopleStorage

/// Keeps people in PostgreSQL 14 or later, by the system's libpq.
///
/// Any number of processes may use the database at once; none knows anything that another must know.
public final class PostgresStorage: StorageBackend {
    private let client: PostgresClient
    let writer: PostgresWriter
    let schemas = SchemaCache()
    private let listener: NotificationListener?
    private let timeout: Duration

    init(
        client: PostgresClient, listener: NotificationListener?, environment: StorageEnvironment, timeout: Duration
    ) {
        self.client = client
        self.listener = listener
        self.timeout = timeout
        writer = PostgresWriter(client: client, environment: environment, timeout: timeout, schemas: schemas)
    }

    // MARK: The port

    public var directory: any OrganizationDirectory { PostgresDirectory(storage: self) }

    public func repository(in scope: OrganizationScope) -> any Repository {
        PostgresRepository(storage: self, scope: scope)
    }

    public var jobs: any JobQueue { PostgresJobQueue(storage: self) }

    public var archive: any StoreArchive { PostgresArchive(storage: self) }

    public func checkHealth() async throws(StorageError) {
        _ = try await read(on: .quick, context: .none, CommitQueries.check)
    }

    public func observeRevocations(_ observer: @escaping @Sendable () -> Void) { listener?.add(observer) }

    public func close() async {
        await listener?.close()
        writer.close()
        await client.close()
    }

    // MARK: For the repository and the directory

    /// Runs one statement that only reads.
    func read(
        on lane: Lane, context: ReadContext, _ sql: SQL, _ bind: (inout Parameters) -> Void = { _ in }
    ) async throws(StorageError) -> QueryResult {
        try await read(on: lane, context: context, Statement(sql, bind))
    }

    func read(on lane: Lane, context: ReadContext, _ statement: Statement) async throws(StorageError) -> QueryResult {
        let request = Request(context: context.statement(timeout: timeout), [statement])
        do throws(PostgresFailure) {
            guard let result = try await client.read(request, on: lane).first else {
                throw PostgresFailure.lost("a statement had no answer")
            }
            return result
        } catch {
            throw StorageError(error)
        }
    }
}
#endif
