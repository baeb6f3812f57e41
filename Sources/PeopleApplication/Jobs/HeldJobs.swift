import PeopleDomain
import PeopleStorage
import Synchronization

/// The jobs that a worker has at the moment.
final class HeldJobs: Sendable {
    private struct Held {
        let kind: JobKind
        let deadline: ContinuousClock.Instant
        /// `nil` until it begins.
        var attempt: Task<JobFindings, Never>?
        var isLost = false
        var isLate = false

        /// Whether its attempt is to stop, with what it has or for nothing.
        var isStopped: Bool { isLost || isLate }
    }

    private let jobs = Mutex<[JobLease: Held]>([:])

    func count(of kind: JobKind) -> Int { jobs.withLock { jobs in jobs.values.count { $0.kind == kind } } }

    /// When the time of the next attempt is over.
    var nextDeadline: ContinuousClock.Instant? {
        jobs.withLock { jobs in jobs.values.lazy.filter { !$0.isStopped }.map(\.deadline).min() }
    }

    /// Those that are not lost.
    var leases: [JobLease] { jobs.withLock { jobs in jobs.filter { !$0.value.isLost }.map(\.key) } }

    /// To be called before anything else is claimed: from then on the job counts.
    func add(_ leased: LeasedJob, until deadline: ContinuousClock.Instant) {
        jobs.withLock { $0[leased.lease] = Held(kind: leased.job.kind, deadline: deadline) }
    }

    func begin(_ lease: JobLease, _ attempt: Task<JobFindings, Never>) {
        jobs.withLock { jobs in
            jobs[lease]?.attempt = attempt
            if jobs[lease]?.isStopped != false { attempt.cancel() }
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
            for (lease, held) in jobs where held.deadline <= now && !held.isLate {
                jobs[lease]?.isLate = true
                held.attempt?.cancel()
            }
        }
    }
}
