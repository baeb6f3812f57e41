/// What a PostgreSQL store can be told beyond its URL.
public struct PostgresOptions: Hashable, Sendable {
    /// In the place of the one that the URL holds, or that libpq finds (`PGPASSWORD`, a passfile).
    public var password: StoragePassword?
    /// Connections of this process. The server has to have as many for each process that shares the store.
    public var connections: Int
    /// How long making a connection may take, for each address that is tried.
    public var connectTimeout: Duration
    /// How long a request waits for a free connection before the store counts as unavailable.
    public var waitTimeout: Duration
    /// How long the server may work on a statement before the request is given up.
    public var statementTimeout: Duration
    /// Whether statements are prepared once for each connection. A pooler that hands a connection from one transaction to
    /// another can't keep them.
    public var usesPreparedStatements: Bool
    /// How long opening waits for a server that is not there; zero for not at all.
    public var startTimeout: Duration

    public static let standardConnections = 8
    /// Two that short reads share, two for writes and one for searches, to one process that has a whole server.
    public static let allowedConnections = 6...200
    public static let standardConnectTimeout = Duration.seconds(5)
    public static let standardWaitTimeout = Duration.seconds(2)
    public static let standardStatementTimeout = Duration.seconds(10)
    public static let standardStartTimeout = Duration.zero

    public init(
        password: StoragePassword? = nil, connections: Int = standardConnections,
        connectTimeout: Duration = standardConnectTimeout, waitTimeout: Duration = standardWaitTimeout,
        statementTimeout: Duration = standardStatementTimeout, usesPreparedStatements: Bool = true,
        startTimeout: Duration = standardStartTimeout
    ) {
        self.password = password
        self.connections = connections
        self.connectTimeout = connectTimeout
        self.waitTimeout = waitTimeout
        self.statementTimeout = statementTimeout
        self.usesPreparedStatements = usesPreparedStatements
        self.startTimeout = startTimeout
    }
}
