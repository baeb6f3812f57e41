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
    ///   - limit: at most ``StorageLimits/maximumClaimed``. Below 1 nothing is given out.
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

    /// The job of that id with the organization that has it, also of a person who is in the trash or was merged; `nil` where
    /// none has. For the command line, where the operator of the store names a job by nothing but its id.
    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob?

    /// Jobs of all organizations, newest first, also of people who are in the trash or were merged: at most
    /// ``StorageLimits/maximumListed``. For the command line.
    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob]
}
