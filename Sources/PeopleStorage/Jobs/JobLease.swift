import PeopleDomain

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
