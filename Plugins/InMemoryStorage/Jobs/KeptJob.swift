import PeopleDomain
import PeopleStorage

/// A job as it is kept.
struct KeptJob: TableRow {
    var job: Job
    /// Only of a job that is running.
    var lease: Lease?

    struct Lease: Sendable {
        let token: JobLeaseToken
        var until: Timestamp
    }

    init(_ job: Job, lease: Lease? = nil) {
        self.job = job
        self.lease = lease
    }

    var id: Job.ID { job.id }
    var createdAt: Timestamp { job.createdAt }

    /// Since when it can be claimed: since it is due, or since its lease is over.
    var claimableSince: Timestamp { lease?.until ?? job.nextAttemptAt }

    func isHeld(by lease: JobLease) -> Bool { job.state == .running && self.lease?.token == lease.token }
}
