import PeopleDomain

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
