import PeopleDomain

/// What the queue itself does to a job. How a worker ends an attempt is ``Job/settled(_:at:)``.
extension Job {
    /// A job that is to be begun at once.
    ///
    /// - Parameters:
    ///   - createdAt: as it was issued with the id: never before that of an id that was issued earlier, and so ahead of a
    ///     clock that was set back.
    ///   - now: by the clock that workers ask too. Due when it was created, a job would wait until the clock has caught up.
    public init(
        id: ID, kind: JobKind, personID: Person.ID, requestedBy: User.ID?, createdAt: Timestamp, dueAt now: Timestamp
    ) {
        self.init(
            id: id, kind: kind, personID: personID, state: .queued, attempts: 0, requestedBy: requestedBy,
            createdAt: createdAt, nextAttemptAt: now, startedAt: nil, finishedAt: nil, report: .none)
    }

    /// Whether it was begun as often as it may be.
    public var isSpent: Bool { attempts >= StorageLimits.maximumJobAttempts }

    /// This job with a worker.
    public func begun(at now: Timestamp) -> Job {
        var job = self
        job.state = .running
        job.attempts += 1
        job.startedAt = now
        return job
    }

    /// This job after its worker died at the last attempt.
    public func abandoned(at now: Timestamp) -> Job {
        var job = self
        job.state = .failed
        job.finishedAt = now
        job.report.failure = "the worker stopped \(attempts) times"
        return job
    }

    /// This job, which nobody goes on with.
    public func cancelled(at now: Timestamp) -> Job {
        var job = self
        job.state = .cancelled
        job.finishedAt = now
        return job
    }

    /// This job as if it had never been begun.
    public func queuedAgain(at now: Timestamp) -> Job {
        var job = self
        job.state = .queued
        job.attempts = 0
        job.nextAttemptAt = now
        job.startedAt = nil
        job.finishedAt = nil
        job.report = .none
        return job
    }
}
