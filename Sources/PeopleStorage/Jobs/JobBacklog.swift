import PeopleDomain

/// How much waits in a queue.
public struct JobBacklog: Hashable, Sendable {
    /// Jobs that are due and not with a worker.
    public let waiting: Int
    /// Jobs that are with a worker.
    public let running: Int
    /// Since when the one that waits longest is due; `nil` where none waits.
    public let oldestDueAt: Timestamp?

    public init(waiting: Int, running: Int, oldestDueAt: Timestamp?) {
        self.waiting = waiting
        self.running = running
        self.oldestDueAt = oldestDueAt
    }
}
