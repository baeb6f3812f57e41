#if Postgres
import PeopleStorage
import Synchronization

/// A connection that one task has to itself until it gives it back, at the latest with the end of this object.
final class ConnectionLease: Sendable {
    private let number: Int
    private let mailbox: Mailbox
    private let isReleased = Atomic<Bool>(false)

    init(_ number: Int, _ mailbox: Mailbox) {
        self.number = number
        self.mailbox = mailbox
    }

    deinit { release() }

    /// Sends statements, which may begin and end a transaction, in one round trip, and returns when all are answered.
    /// The request's context goes before them: in a transaction that they begin, but also before its first statement.
    ///
    /// One at a time. The end of the task does not stop it.
    ///
    /// - Returns: the results of the statements, in order; not that of the context.
    /// - Throws: ``PostgresFailure/refused(_:message:)`` where the server refused one. Those behind it were not run, and
    ///   a transaction that was open can only be rolled back. ``PostgresFailure/lost(_:)`` where the connection was lost,
    ///   then or in an earlier run. ``PostgresFailure/unavailable(_:)`` where nothing was ever sent.
    func run(_ request: Request) async throws(PostgresFailure) -> [QueryResult] {
        if request.statements.isEmpty && request.context == nil { return [] }
        let ticket = Ticket(try request.checked(), .write)
        let (mailbox, number) = (mailbox, number)
        let result: Result<[QueryResult], PostgresFailure> = await withCheckedContinuation { continuation in
            ticket.wait(continuation)
            if !mailbox.post(.run(ticket, lease: number)) { ticket.fail(.unavailable(.isClosed)) }
        }
        ticket.receive()
        return try result.get()
    }

    /// Gives it back. A transaction that is still open is rolled back before anybody else gets the connection.
    func release() {
        if isReleased.exchange(true, ordering: .relaxed) { return }
        _ = mailbox.post(.release(lease: number))
    }
}
#endif
