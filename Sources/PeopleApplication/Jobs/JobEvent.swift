import PeopleDomain
import PeopleStorage

/// What a worker has to tell whoever runs it.
public enum JobEvent: Sendable {
    /// An attempt ended so.
    case settled(LeasedJob, JobSettlement)
    /// The job was cancelled, or is with another worker: what this one found is not stored, only what it cost.
    case leaseLost(LeasedJob, tokensUsed: Int)
    /// The end of an attempt could not be stored: another worker tries again when the lease is over.
    case unsettled(LeasedJob, ApplicationError)
    /// No jobs could be claimed, or leases not renewed.
    case storeFailed(StorageError)
}
