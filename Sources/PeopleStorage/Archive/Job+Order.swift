import PeopleDomain

extension Job {
    /// Whether another state of the same job can have become this one.
    ///
    /// A job has no revision, but nothing happens to one without a time that is the latest of its times:
    ///
    /// | what happens | the time of it |
    /// | --- | --- |
    /// | it is put into the queue, for the first time or again by hand | ``nextAttemptAt``, and it was not begun |
    /// | a worker begins it, which it can from ``nextAttemptAt`` on | ``startedAt`` |
    /// | it ends: it succeeded, failed, was cancelled or abandoned | ``finishedAt`` |
    ///
    /// ``nextAttemptAt`` counts only where it was not begun: one that waits to be tried again has there a time that is still to
    /// come, and can be cancelled and queued again before. That an attempt ended and another will follow, or was given back, has
    /// no time of its own: within the time at which the attempt began it is the later state. To renew a lease changes nothing
    /// of the job. Where two things happened within a millisecond, the order of ``stage`` stands for theirs: a state that it
    /// can't tell from a later one is not taken for one.
    ///
    /// The end counts from the beginning on at least, for a machine whose clock is a little behind that of the worker.
    func isLater(than other: Job) -> Bool {
        guard
            id == other.id, kind == other.kind, personID == other.personID, requestedBy == other.requestedBy,
            createdAt == other.createdAt
        else { return false }
        return (changedAt, stage) > (other.changedAt, other.stage)
    }

    /// When something last happened to it.
    private var changedAt: Timestamp {
        let begun = startedAt ?? nextAttemptAt
        return max(begun, finishedAt ?? begun)
    }

    /// How far it is behind that time.
    private var stage: Int {
        switch state {
        case .queued: startedAt == nil ? 0 : 2
        case .running: 1
        case .succeeded, .failed, .cancelled: 3
        }
    }
}
