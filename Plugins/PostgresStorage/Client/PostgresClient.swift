#if Postgres
import PeopleStorage

/// Speaks to a PostgreSQL server, or to whichever of several takes writes, over a few connections that all share.
///
/// One thread of ours waits for all of them. Nothing here holds up a thread of Swift's pool.
final class PostgresClient: Sendable {
    private let configuration: ClientConfiguration
    private let mailbox: Mailbox
    private let thread: BackgroundThread

    /// Starts the thread. Connections are made when they are first needed.
    init(_ configuration: ClientConfiguration) {
        self.configuration = configuration
        let mailbox = Mailbox()
        self.mailbox = mailbox
        thread = BackgroundThread(name: "postgres-client") {
            ClientLoop(configuration, mailbox: mailbox).run()
        }
    }

    deinit { _ = mailbox.post(.close) }

    /// Asks in one round trip, which quick requests share.
    ///
    /// What it asks must not write: after a lost connection, or where another of the batch was refused, it is sent again.
    /// Where the task is cancelled nobody waits any longer, and a long request is stopped on the server.
    ///
    /// - Returns: the results of the statements, in order; not that of the context.
    /// - Throws: ``PostgresFailure/refused(_:message:)``, or ``PostgresFailure/unavailable(_:)`` where there was no
    ///   answer.
    func read(_ request: Request, on lane: Lane) async throws(PostgresFailure) -> [QueryResult] {
        if request.statements.isEmpty { return [] }
        let ticket = Ticket(try request.checked(), PoolLane(lane))
        let mailbox = mailbox
        let result: Result<[QueryResult], PostgresFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                ticket.wait(continuation)
                if !mailbox.post(.read(ticket)) { ticket.fail(.unavailable(.isClosed)) }
            }
        } onCancel: {
            ticket.cancel()
            _ = mailbox.post(.cancel(ticket))
        }
        ticket.receive()
        return try result.get()
    }

    /// Lends a connection for a transaction of several round trips. Give it back soon: there are few.
    ///
    /// - Throws: ``PostgresFailure/unavailable(_:)``.
    func lease() async throws(PostgresFailure) -> ConnectionLease {
        let ticket = Ticket(nil, .write)
        let mailbox = mailbox
        let result: Result<ConnectionLease, PostgresFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                ticket.wait(continuation)
                if !mailbox.post(.lease(ticket)) { ticket.fail(.unavailable(.isClosed)) }
            }
        } onCancel: {
            ticket.cancel()
            _ = mailbox.post(.cancel(ticket))
        }
        ticket.receive()
        return try result.get()
    }

    /// Connects and lets the connection go again, to find out at the start of the program whether that can be done.
    func connectOnce() async throws(ConnectFailure) {
        let connector = Connector(configuration)
        let result = await withCheckedContinuation { continuation in
            _ = BackgroundThread(name: "postgres-connect") {
                continuation.resume(returning: connector.connect().map { _ in })
            }
        }
        try result.get()
    }

    /// Lets nobody more in, and returns when all that was sent is answered or, after
    /// ``ClientConfiguration/closeTimeout``, has failed. What waits for a connection fails at once.
    func close() async {
        _ = mailbox.post(.close)
        await thread.end()
    }
}
#endif
