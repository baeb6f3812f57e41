import PeopleStorage
import Synchronization

/// The jobs that a worker has at the moment.
final class HeldJobs: Sendable {
    private struct Held {
        let deadline: ContinuousClock.Instant
        /// `nil` until it begins.
        var attempt: Task<JobFindings, Never>?
        var isLost = false
    }

    private let jobs = Mutex<[JobLease: Held]>([:])

    var count: Int { jobs.withLock { $0.count } }

    /// Those that are not lost.
    var leases: [JobLease] { jobs.withLock { jobs in jobs.filter { !$0.value.isLost }.map(\.key) } }

    /// To be called before anything else is claimed: from then on the job counts.
    func add(_ lease: JobLease, until deadline: ContinuousClock.Instant) {
        jobs.withLock { $0[lease] = Held(deadline: deadline) }
    }

    func begin(_ lease: JobLease, _ attempt: Task<JobFindings, Never>) {
        jobs.withLock { jobs in
            jobs[lease]?.attempt = attempt
            if jobs[lease]?.isLost != false { attempt.cancel() }
        }
    }

    /// Whether the job is there and not lost.
    func has(_ lease: JobLease) -> Bool { jobs.withLock { $0[lease].map { !$0.isLost } ?? false } }

    func remove(_ lease: JobLease) { jobs.withLock { $0[lease] = nil } }

    /// Stops the attempts of jobs that are with somebody else now, or cancelled.
    func drop(_ leases: Set<JobLease>) {
        jobs.withLock { jobs in
            for lease in leases {
                jobs[lease]?.isLost = true
                jobs[lease]?.attempt?.cancel()
            }
        }
    }

    /// Stops the attempts whose time is over.
    func stopLate(at now: ContinuousClock.Instant) {
        jobs.withLock { jobs in
            for held in jobs.values where held.deadline <= now { held.attempt?.cancel() }
        }
    }
}
