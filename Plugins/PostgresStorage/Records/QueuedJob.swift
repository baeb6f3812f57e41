#if Postgres
import PeopleDomain
import PeopleStorage

/// A job of whichever organization, as a worker or the operator finds it.
struct QueuedJob {
    let organization: Organization.ID
    /// Whether the person is there.
    let isShown: Bool
    let stored: StoredJob

    var owned: OwnedJob { OwnedJob(job: stored.job, organizationID: organization) }

    /// For the worker who has it; `nil` where none has.
    var leased: LeasedJob? {
        stored.lease.map {
            LeasedJob(
                job: stored.job, lease: JobLease(jobID: stored.job.id, token: $0.token), organizationID: organization)
        }
    }

    /// What a claim makes of it: it is with a worker, or has ended where it can't be gone on with.
    func claimed(at now: Timestamp, for duration: Duration) -> QueuedJob {
        if stored.job.isSpent { return with(stored.job.abandoned(at: now)) }
        if !isShown { return with(stored.job.cancelled(at: now)) }
        return with(stored.job.begun(at: now), StoredJob.Lease(token: .random(), end: now + duration))
    }

    private func with(_ job: Job, _ lease: StoredJob.Lease? = nil) -> QueuedJob {
        let stored = StoredJob(job: job, createdBy: stored.createdBy, lease: lease)
        return QueuedJob(organization: organization, isShown: isShown, stored: stored)
    }
}

extension [QueuedJob] {
    /// Those of all kinds that wait longest, of which there are so many of each kind.
    func longestWaiting(_ limit: Int) -> ArraySlice<QueuedJob> {
        func isEarlier(_ one: QueuedJob, _ other: QueuedJob) -> Bool {
            let (one, other) = (one.stored, other.stored)
            guard let since = one.dueAt, let later = other.dueAt, since != later else {
                return one.job.id < other.job.id
            }
            return since < later
        }
        return sorted(by: isEarlier).prefix(limit)
    }
}

extension Row {
    /// Reads the organization, whether the person is there, and what ``storedJob()`` reads.
    mutating func queuedJob() -> QueuedJob? {
        let organization = id(Organization.self)
        let isShown = bool()
        return storedJob().map { QueuedJob(organization: organization, isShown: isShown, stored: $0) }
    }
}
#endif
