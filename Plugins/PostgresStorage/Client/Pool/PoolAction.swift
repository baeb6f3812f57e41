#if Postgres
/// What ``PoolState`` wants done.
enum PoolAction<Work: Equatable & Sendable>: Equatable, Sendable {
    /// Makes a connection for a slot.
    case connect(slot: Int)
    /// Sends what these ask for over a slot's connection, with one sync at the end.
    case send([Work], slot: Int)
    /// Ends the transaction that somebody left open.
    case rollBack(slot: Int)
    /// Gives somebody a connection under a number.
    case lend(Work, lease: Int)
    /// Asks the server to stop what it does for a slot's connection, and reports when it has been asked.
    case cancelOnServer(slot: Int, cancellation: Int)
    /// Closes a slot's connection.
    case close(slot: Int)
    /// Gives somebody the reason why there is no answer.
    case fail(Work, PostgresFailure)
}
#endif
