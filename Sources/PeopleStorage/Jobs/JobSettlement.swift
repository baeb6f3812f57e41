import PeopleDomain

/// How one attempt of a job ends.
public enum JobSettlement: Hashable, Sendable {
    case succeeded(JobReport)
    /// It is not tried again by itself.
    case failed(JobReport)
    /// It waits until a time, and is tried again; at the last attempt it fails.
    case retry(at: Timestamp, JobReport)
    /// Its worker goes before it was through: it waits as if that attempt had never begun.
    case givenBack(JobReport)

    public var report: JobReport {
        switch self {
        case .succeeded(let report), .failed(let report), .retry(_, let report), .givenBack(let report):
            report
        }
    }
}

extension Job {
    /// This job after an attempt that ended so. One that was begun ``StorageLimits/maximumJobAttempts`` times is not tried
    /// again, whatever its worker says: it has failed.
    public func settled(_ settlement: JobSettlement, at now: Timestamp) -> Job {
        var job = self
        job.report = settlement.report
        switch settlement {
        case .succeeded: job.state = .succeeded
        case .failed: job.state = .failed
        case .retry where isSpent: job.state = .failed
        case .retry(let time, _):
            job.state = .queued
            job.nextAttemptAt = time
        case .givenBack:
            job.state = .queued
            job.attempts -= 1
            job.nextAttemptAt = now
        }
        job.finishedAt = job.state.isAlive ? nil : now
        return job
    }
}
