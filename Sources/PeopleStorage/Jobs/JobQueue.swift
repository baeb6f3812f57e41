import PeopleDomain

/// The way of workers to the jobs of all organizations. At least once: a job whose worker dies is given to another.
///
/// Jobs are put into the queue, cancelled and settled by changes, in one commit with what they are about: see
/// ``Change/enqueueJob(_:for:)`` and ``Change/settleJob(_:_:)``. Whoever stores nothing but the end of a job settles it through
/// a repository of the organization that the job belongs to.
public protocol JobQueue: Sendable {
    /// Gives out jobs that are due, those that wait longest first, and those whose lease is over; no job to two workers at
    /// a time. Each counts an attempt. One whose lease ended at its last attempt is not given out but has failed.
    ///
    /// - Parameters:
    ///   - limit: at most ``StorageLimits/maximumClaimed``.
    ///   - lease: for how long, at least a millisecond. Renewed in time, a worker keeps its job.
    /// - Returns: durable once it is returned. Empty where nothing is due.
    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob]

    /// Lengthens leases that still hold, to a time from now. One whose time is over holds until another worker has the job.
    ///
    /// - Parameter leases: at most ``StorageLimits/maximumClaimed``.
    /// - Returns: those that hold. The others are lost: the job was cancelled, or is with another worker.
    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease>

    /// How much waits, across organizations.
    func backlog() async throws(StorageError) -> JobBacklog

    /// The organization that has a job of that id; `nil` where none has. For the command line, where the operator of the
    /// store names a job by nothing but its id.
    func organization(ofJob id: Job.ID) async throws(StorageError) -> Organization.ID?

    /// Jobs of all organizations, newest first, also of people who are in the trash or were merged: at most
    /// ``StorageLimits/maximumListed``. For the command line.
    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob]
}

/// A job that a worker has for a time.
public struct LeasedJob: Hashable, Sendable {
    public let job: Job
    public let lease: JobLease
    public let organizationID: Organization.ID

    public init(job: Job, lease: JobLease, organizationID: Organization.ID) {
        self.job = job
        self.lease = lease
        self.organizationID = organizationID
    }
}

/// A job with whose it is.
public struct OwnedJob: Hashable, Sendable {
    public let job: Job
    public let organizationID: Organization.ID

    public init(job: Job, organizationID: Organization.ID) {
        self.job = job
        self.organizationID = organizationID
    }
}

/// The right to end one attempt of a job. A later attempt has another, so that a worker that comes late changes nothing.
public struct JobLease: Hashable, Sendable {
    public let jobID: Job.ID
    /// Made up by the claim.
    public let token: JobLeaseToken

    public init(jobID: Job.ID, token: JobLeaseToken) {
        self.jobID = jobID
        self.token = token
    }
}

/// Tells one claim of a job from all others, also from those before the job was tried again by hand.
public struct JobLeaseToken: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) { self.number = number }

    public static func random() -> JobLeaseToken { JobLeaseToken(number: .random(in: 0...UInt64(Int64.max))) }
}

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
