#if Postgres
/// What the client's thread is told.
enum ClientMessage: Sendable {
    case read(Ticket)
    case lease(Ticket)
    case run(Ticket, lease: Int)
    case release(lease: Int)
    case cancel(Ticket)
    case connected(ServerConnection, slot: Int)
    case connectFailed(reason: String, slot: Int)
    case cancellationEnded(slot: Int, cancellation: Int)
    case close
}
#endif
