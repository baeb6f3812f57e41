import PeopleDomain

/// A job with whose it is.
public struct OwnedJob: Hashable, Sendable {
    public let job: Job
    public let organizationID: Organization.ID

    public init(job: Job, organizationID: Organization.ID) {
        self.job = job
        self.organizationID = organizationID
    }
}
