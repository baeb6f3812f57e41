import PeopleDomain

/// The lease of a running job that comes from another store: over, and nobody's, since whoever has the job there can't end it
/// here. The next worker takes it as one whose worker died.
public struct ArchivedLease: Hashable, Sendable {
    public let token: JobLeaseToken
    /// When the job was due, so that it has the place among those that wait which it had before.
    public let end: Timestamp

    /// `nil` for a job that is not running.
    public init?(of job: Job) {
        if job.state != .running { return nil }
        token = .random()
        end = job.nextAttemptAt
    }
}
