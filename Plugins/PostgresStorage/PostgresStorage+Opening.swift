#if Postgres
import PeopleStorage

extension PostgresStorage {
    private static let oldestVersion = 140_000
    /// Between two attempts to reach a server that is not there yet.
    private static let pause = Duration.milliseconds(500)

    /// Opens a database that is there, and makes the tables where there are none.
    public static func open(
        _ configuration: Configuration, environment: StorageEnvironment = .system
    ) async throws(PostgresStorageOpenError) -> PostgresStorage {
        let client = PostgresClient(configuration.client)
        do throws(PostgresStorageOpenError) {
            try await connect(client, within: configuration.startTimeout, hiding: configuration.password)
            try await prepare(client, configuration)
        } catch {
            await client.close()
            throw error
        }
        // A pooler that gives each transaction another connection would give it away together with what it listens to.
        let listener =
            configuration.usesPreparedStatements
            ? NotificationListener(APIKeyQueries.revocationChannel, configuration.client) : nil
        return PostgresStorage(
            client: client, listener: listener, environment: environment, timeout: configuration.statementTimeout)
    }

    /// Where the schema of a database stands. Changes nothing.
    public static func migrationStatus(
        _ configuration: Configuration
    ) async throws(PostgresStorageOpenError) -> MigrationStatus {
        let client = PostgresClient(configuration.client)
        let status: Result<MigrationStatus, PostgresStorageOpenError>
        do throws(PostgresStorageOpenError) {
            try await connect(client, within: configuration.startTimeout, hiding: configuration.password)
            let lease = try await lease(client)
            defer { lease.release() }
            let server = try await check(lease)
            status = .success(try await Migrator(lease: lease, role: server.role).status())
        } catch {
            status = .failure(error)
        }
        await client.close()
        return try status.get()
    }

    // MARK: Steps

    private static func connect(
        _ client: PostgresClient, within limit: Duration, hiding password: String?
    ) async throws(PostgresStorageOpenError) {
        let end = ContinuousClock.now + limit
        while true {
            do throws(ConnectFailure) {
                return try await client.connectOnce()
            } catch {
                if ContinuousClock.now >= end || Task.isCancelled {
                    throw .cannotConnect(error.sentence(hiding: password))
                }
            }
            try? await Task.sleep(for: pause)
        }
    }

    private static func prepare(
        _ client: PostgresClient, _ configuration: Configuration
    ) async throws(PostgresStorageOpenError) {
        let lease = try await lease(client)
        defer { lease.release() }
        let server = try await check(lease)
        if server.isStandby { throw .standby }
        let migrator = Migrator(lease: lease, role: server.role)
        switch configuration.migration {
        case .migrate: try await migrator.run()
        case .refuseIfPending:
            let pending = try await migrator.status().pending
            if !pending.isEmpty { throw .migrationsPending(count: pending.count) }
        }
        let forbidden = try await first(MigrationQueries.forbiddenTables, on: lease) { $0.text() } ?? ""
        if !forbidden.isEmpty { throw .mayNotUse(role: server.role, tables: forbidden) }
    }

    private struct Server {
        let isStandby: Bool
        let role: String
    }

    private static func check(_ lease: ConnectionLease) async throws(PostgresStorageOpenError) -> Server {
        let found = try await first(MigrationQueries.server, on: lease) { row in
            (
                number: row.int(), version: row.text(), encoding: row.text(),
                server: Server(isStandby: row.bool(), role: row.text())
            )
        }
        guard let found else { throw .failed("the server says nothing about itself") }
        if found.number < oldestVersion { throw .serverTooOld(version: found.version) }
        if found.encoding != "UTF8" { throw .wrongEncoding(found.encoding) }
        return found.server
    }

    private static func lease(_ client: PostgresClient) async throws(PostgresStorageOpenError) -> ConnectionLease {
        do { return try await client.lease() } catch { throw .failed("\(StorageError(error))") }
    }

    private static func first<Value>(
        _ sql: SQL, on lease: ConnectionLease, _ read: (inout Row) -> Value
    ) async throws(PostgresStorageOpenError) -> Value? {
        do {
            return try await lease.run(Request(context: nil, [Statement(sql)])).first?.first(read)
        } catch {
            throw .failed("\(error)")
        }
    }
}

extension ConnectFailure {
    /// What libpq says, on one line, without a full stop, and without the password, should it repeat it.
    fileprivate func sentence(hiding password: String?) -> String {
        var sentence = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }
            .joined(separator: "; ")
        if let password, !password.isEmpty {
            sentence = sentence.split(separator: password, omittingEmptySubsequences: false).joined(separator: "…")
        }
        while sentence.hasSuffix(".") { sentence.removeLast() }
        return sentence
    }
}
#endif
