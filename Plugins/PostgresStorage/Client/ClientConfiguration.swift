#if Postgres
/// How connections are made and shared.
struct ClientConfiguration: Sendable {
    /// libpq's keywords and their values; a `dbname` may be a connection string
    /// (postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS). They have precedence over ``defaultParameters``.
    var parameters: [(keyword: String, value: String)]
    /// Connections that short reads share. Two keep both the server and us busy: while one batch is on its way the next
    /// is put together.
    var quickConnections = 2
    /// Connections for reads that take long, each of which has one to itself.
    var longConnections = 4
    /// Connections for transactions of several round trips.
    var writeConnections = 2
    /// How long a whole attempt to connect may take, over all hosts. libpq counts whole seconds, at least two a host.
    var connectTimeout = Duration.seconds(5)
    /// How long a request waits for a connection.
    var waitTimeout = Duration.seconds(2)
    /// How long a request that was sent waits for any byte of its answer before its connection counts as dead.
    var answerTimeout = Duration.seconds(15)
    /// Whether a connection keeps what it has parsed. Not behind a pooler that gives each transaction another one.
    var usesNamedStatements = true

    init(parameters: [(keyword: String, value: String)]) { self.parameters = parameters }

    /// What is used where neither ``parameters`` nor their connection string say otherwise: a peer that is gone without
    /// a word is found out in about as long as an answer may take.
    static let defaultParameters: [(keyword: String, value: String)] = [
        ("fallback_application_name", "people"),
        ("keepalives", "1"),
        ("keepalives_idle", "10"),
        ("keepalives_interval", "3"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ]

    /// How long ``PostgresClient/close()`` lets what is on its way be answered. Below the 10 s that a container is
    /// commonly given to stop.
    static let closeTimeout = Duration.seconds(5)

    /// Reads in one batch. More would make the first of them wait for the last, and save next to nothing.
    static let maximumBatch = 64

    /// Reads that may wait for a batch: at 60,000 a second, the last one waits for a tenth of one.
    static let quickLineCapacity = 4096
    /// Reads that may wait for a connection of their own: with four connections and 30 ms each, the last one gets one
    /// within the time that it waits.
    static let longLineCapacity = 256
    /// Transactions that may wait. Each is a whole group of changes, so few ever do.
    static let writeLineCapacity = 256
}
#endif
