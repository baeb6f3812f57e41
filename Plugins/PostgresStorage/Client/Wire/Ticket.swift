#if Postgres
import Synchronization

/// What a task waits for: the answers to a request, or a lease.
///
/// `@unchecked Sendable`: the task makes it and puts its continuation in, then posts it to the client's thread, which
/// alone touches what changes from there on. Whether it is cancelled is an atomic.
final class Ticket: Equatable, @unchecked Sendable {
    /// What is asked. `nil` where a lease is wanted.
    let request: Request?
    let lane: PoolLane
    /// Equal for equal contexts of the request, 0 for none. Made here, where many tasks share the work.
    let context: UInt

    private let cancelled = Atomic<Bool>(false)
    private let answered = Atomic<Bool>(false)
    private var reader: CheckedContinuation<Result<[QueryResult], PostgresFailure>, Never>?
    private var borrower: CheckedContinuation<Result<ConnectionLease, PostgresFailure>, Never>?
    private var results: [QueryResult] = []

    init(_ request: Request?, _ lane: PoolLane) {
        self.request = request
        self.lane = lane
        context = request?.context.map { UInt(bitPattern: $0.hashValue) | 1 } ?? 0
    }

    /// Whether nobody waits for the answer. A cancellation may overtake the ticket on its way to the thread.
    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    /// Notes that nobody waits for the answer. From any thread.
    func cancel() { cancelled.store(true, ordering: .releasing) }

    static func == (a: Ticket, b: Ticket) -> Bool { a === b }

    func wait(_ continuation: CheckedContinuation<Result<[QueryResult], PostgresFailure>, Never>) {
        reader = continuation
    }

    func wait(_ continuation: CheckedContinuation<Result<ConnectionLease, PostgresFailure>, Never>) {
        borrower = continuation
    }

    /// Keeps the result of the next statement.
    func take(_ result: QueryResult) {
        if results.isEmpty { results.reserveCapacity(request?.statements.count ?? 0) }
        results.append(result)
    }

    /// Forgets the results of a batch that came to nothing.
    func startAgain() { results.removeAll() }

    /// Sees what the client's thread did for the answer. To be called by the task that has it: a continuation hands it
    /// over all the same, but inside the runtime, where the thread sanitizer can't look.
    func receive() { _ = answered.load(ordering: .acquiring) }

    /// Gives the results to the task.
    func succeed() {
        answered.store(true, ordering: .releasing)
        reader?.resume(returning: .success(results))
        reader = nil
        results = []
    }

    func succeed(with lease: ConnectionLease) {
        answered.store(true, ordering: .releasing)
        borrower?.resume(returning: .success(lease))
        borrower = nil
    }

    /// Gives the failure to the task. Does nothing where the task has its answer already.
    func fail(_ failure: PostgresFailure) {
        answered.store(true, ordering: .releasing)
        reader?.resume(returning: .failure(failure))
        reader = nil
        borrower?.resume(returning: .failure(failure))
        borrower = nil
        results = []
    }
}
#endif
