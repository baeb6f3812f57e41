#if Postgres
import PeopleStorage

extension PostgresStorage {
    /// Where the database is and how it is used.
    public struct Configuration: Sendable {
        /// Two for quick reads, two for writes, one that listens, one for long reads at least.
        public static let allowedConnections = 6...200

        /// As libpq reads it: `postgres://user@host1,host2/people?target_session_attrs=read-write&sslmode=verify-full`
        /// (postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
        public var url: String
        /// `nil`: as libpq finds it, in the URL, in `PGPASSWORD` or in a password file.
        public var password: String?
        /// Of this process. All processes together, and a few for people, must stay below the server's `max_connections`.
        public var connections = 8
        /// How long one attempt to connect may take.
        public var connectTimeout = Duration.seconds(5)
        /// How long a request waits for a connection before the store is unavailable.
        public var waitTimeout = Duration.seconds(2)
        /// How long one statement may take before the server gives it up.
        public var statementTimeout = Duration.seconds(10)
        /// Whether statements are prepared once a connection. Not behind a pooler that gives each transaction another
        /// one, as pgbouncer does in transaction mode before 1.21.
        public var usesPreparedStatements = true
        /// How long opening waits for a server that is not there yet.
        public var startTimeout = Duration.zero
        public var migration = MigrationPolicy.migrate

        public init(url: String) { self.url = url }
    }

    /// What to do with a database of an earlier schema, or without any.
    public enum MigrationPolicy: String, CaseIterable, Sendable {
        case migrate
        /// Opening fails with ``PostgresStorageOpenError/migrationsPending(count:)``.
        case refuseIfPending
    }
}

extension PostgresStorage.Configuration {
    /// Connections that quick reads share, and connections for writes: each keeps a core of the server busy.
    private static let sharedConnections = 2

    var client: ClientConfiguration {
        var parameters = [("dbname", url), ("client_encoding", "UTF8")]
        if let password { parameters.append(("password", password)) }
        var client = ClientConfiguration(parameters: parameters)
        client.quickConnections = Self.sharedConnections
        client.writeConnections = Self.sharedConnections
        client.longConnections = max(1, connections - 2 * Self.sharedConnections - 1)
        client.connectTimeout = connectTimeout
        client.waitTimeout = waitTimeout
        // The server gives a statement up first, unless it is gone.
        client.answerTimeout = statementTimeout + .seconds(2)
        client.usesNamedStatements = usesPreparedStatements
        return client
    }
}
#endif
