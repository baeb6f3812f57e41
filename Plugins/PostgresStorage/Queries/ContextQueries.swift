#if Postgres
import PeopleDomain

/// What a transaction is told before its statements: whose records it sees (the wall), and how long one may take.
///
/// Told with each transaction and not once a connection, so that it holds behind a pooler too, where the next transaction
/// has another connection.
enum ContextQueries {
    private static let wall = "set_config('people.organization', $1::uuid::text, true)"
    private static let timeout = "set_config('statement_timeout', $2::int8::text, true)"

    static let organization = SQL("SELECT \(wall), \(timeout)")

    /// For changes. A node that is lost in the middle of one, with a network that does not say so, must not keep the lock
    /// of the organization: the server ends a transaction that nobody goes on with.
    static let change = SQL(
        "SELECT \(wall), \(timeout), set_config('idle_in_transaction_session_timeout', $2::int8::text, true)")

    /// For searches, filters and orders. How many rows a term finds decides how it is looked for, so that each is planned
    /// by itself; its hits are held in memory while they are counted. To compile the statement takes longer than it saves.
    /// No table is read whole, whatever the planner thinks that costs: it holds the records of all organizations.
    static let search = SQL(
        """
        SELECT \(wall), \(timeout), set_config('plan_cache_mode', 'force_custom_plan', true),
            set_config('work_mem', '65536', true), set_config('jit', 'off', true),
            set_config('enable_seqscan', 'off', true)
        """)

    /// For the way from a key to its organization.
    static let key = SQL(
        """
        SELECT set_config('people.organization', coalesce(
            (SELECT organization::text FROM api_key_digest WHERE digest = $1::bytea), ''), true), \(timeout)
        """)

    /// For workers, who see the jobs of all organizations and no other record: what they name is the id that the wall before
    /// the jobs has a gate for. As a change they must not keep locks for long, and as a search they never read a table whole.
    static let queue = SQL(
        """
        SELECT set_config('people.organization', 'ffffffff-ffff-ffff-ffff-ffffffffffff', true), \(timeoutAlone),
            set_config('idle_in_transaction_session_timeout', $1::int8::text, true),
            set_config('enable_seqscan', 'off', true)
        """)
    /// For a claim besides. How many rows the gate lets through is what the planner guesses wrong, by far too few: it would
    /// read all that waits and put that in order, where an index has the order.
    static let noSort = SQL("SELECT set_config('enable_sort', 'off', true)")

    static let noOrganization = SQL("SELECT set_config('people.organization', '', true), \(timeoutAlone)")
    private static let timeoutAlone = "set_config('statement_timeout', $1::int8::text, true)"

    /// Before a commit. A statement that times out while it waits for a standby would be reported as done, with nothing
    /// but a warning (postgresql.org/docs/current/warm-standby.html#SYNCHRONOUS-REPLICATION).
    static let noTimeout = SQL("SELECT set_config('statement_timeout', '0', true)")
}
#endif
