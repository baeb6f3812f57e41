import PeopleDomain
import PeopleStorage

extension Fault {
    /// Faults of how jobs are given out, and how they end.
    static let leasing: [Fault] = [
        .jobs(
            "gives out the newest first",
            caughtBy: "Jobs are given out once, those that wait longest first, of all organizations"
        ) {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(kinds, limit: limit, lease: lease).reversed()
            }
        },
        .jobs("gives out jobs of any kind", caughtBy: "Only jobs of the kinds that are asked for are given out") {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(kinds.isEmpty ? kinds : Set(JobKind.allCases), limit: limit, lease: lease)
            }
        },
        .jobs(
            "gives out all there is",
            caughtBy: "A claim gives at most as many jobs as it asks for, and never more than the bound"
        ) {
            ChangesClaims(base: $0) { base, kinds, _, lease throws(StorageError) in
                try await base.claim(kinds, limit: StorageLimits.maximumClaimed, lease: lease)
            }
        },
        .jobs(
            "takes a limit below one for none",
            caughtBy: "A claim gives at most as many jobs as it asks for, and never more than the bound"
        ) {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(
                    kinds, limit: limit < 0 ? StorageLimits.maximumClaimed : limit, lease: lease)
            }
        },
        Fault("gives out a job twice", caughtBy: "A hundred workers on one queue never get the same job") { backend in
            let last = Remembered<[LeasedJob]>([])
            return FaultyBackend(
                base: backend,
                makeJobs: { base in
                    ChangesClaims(base: base) { base, kinds, limit, lease throws(StorageError) in
                        let claimed = try await base.claim(kinds, limit: limit, lease: lease)
                        return last.with { last in
                            if claimed.isEmpty { return last }
                            last = claimed
                            return claimed
                        }
                    }
                })
        },
        .repository(
            "tries again at once", caughtBy: "A job that is to be tried again is given out when its time comes"
        ) { base, _ in
            RewritesSettlements(base: base) { settlement in
                guard case .retry(_, let report) = settlement else { return settlement }
                return .retry(at: Timestamp(millisecondsSince1970: 0), report)
            }
        },
        .repository(
            "counts an attempt that was given back",
            caughtBy: "A job that is given back waits again at once, as often as it is given back"
        ) { base, _ in
            RewritesSettlements(base: base) { settlement in
                guard case .givenBack(let report) = settlement else { return settlement }
                return .retry(at: Timestamp(millisecondsSince1970: 0), report)
            }
        },
        .jobs(
            "ends leases early",
            caughtBy: "A job whose lease is over goes to another worker, and the first changes nothing"
        ) {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(kinds, limit: limit, lease: lease - .milliseconds(1))
            }
        },
        .jobs(
            "ends leases late",
            caughtBy: "A job whose lease is over goes to another worker, and the first changes nothing"
        ) {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(kinds, limit: limit, lease: lease + .milliseconds(1))
            }
        },
        .jobs("says that a lost lease holds", caughtBy: "A job that is cancelled is over, whoever has it") {
            RenewsAll(base: $0)
        },
        .jobs("does not lengthen leases", caughtBy: "A worker that renews its lease keeps its job") {
            RenewsNothing(base: $0)
        },
        .repository("does not say why", caughtBy: "A job whose worker stopped at its last attempt has failed") {
            base, _ in
            ChangesJobs(base: base) { job in
                var job = job
                job.report.failure = nil
                return job
            }
        },
        .jobs("stops at what it can't give out", caughtBy: "Jobs that can't be given out are in the way of no other") {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                let failed = try await base.jobs(in: .failed, limit: 100).count
                let claimed = try await base.claim(kinds, limit: limit, lease: lease)
                let ended = try await base.jobs(in: .failed, limit: 100).count - failed
                return claimed.dropLast(ended)
            }
        },
        .repository(
            "tries again for ever", caughtBy: "A job that is to be tried again after its last attempt has failed"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .job(var job, .updated) = outcome, job.state == .failed else { return outcome }
                job.state = .queued
                return .job(job, .updated)
            }
        },
        .repository("calls an end a failure", caughtBy: "A job ends as its worker says, with all that it has to tell") {
            base, _ in
            RewritesSettlements(base: base) { settlement in
                guard case .succeeded(let report) = settlement else { return settlement }
                return .failed(report)
            }
        },
        .repository("loses the report", caughtBy: "A job ends as its worker says, with all that it has to tell") {
            base, _ in
            RewritesSettlements(base: base) { settlement in
                guard case .succeeded(var report) = settlement else { return settlement }
                report.sources = []
                return .succeeded(report)
            }
        },
        .repository(
            "tells of jobs elsewhere",
            caughtBy: "A job of another organization can't be settled, nor one that nobody has"
        ) { base, _ in
            RescuesFailures(base: base) { _, _, error throws(StorageError) in
                if case .notFound(.job) = error { throw .conflict(.leaseLost) }
                throw error
            }
        },
        .repository(
            "settles by itself",
            caughtBy: "A job is settled with what it found, and where that fails, neither is stored"
        ) { base, _ in CommitsOneByOne(base: base) },
        .repository(
            "counts no tokens of attempts that fail",
            caughtBy: "Tokens are added up by organization and calendar month, of every attempt"
        ) { base, _ in
            RewritesSettlements(base: base) { settlement in
                guard case .retry(let time, var report) = settlement else { return settlement }
                report.tokensUsed = 0
                return .retry(at: time, report)
            }
        },
        .repository(
            "counts no tokens of attempts that are lost",
            caughtBy: "Tokens are added up by organization and calendar month, of every attempt"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                if case .countTokens(_, let id) = change { .countTokens(0, of: id) } else { change }
            }
        },
        .repository(
            "begins months late", caughtBy: "Tokens are added up by organization and calendar month, of every attempt"
        ) { base, _ in BeginsMonthsLate(base: base) },
    ]
}

struct ChangesClaims: ForwardingJobQueue {
    let base: any JobQueue
    let claim: @Sendable (any JobQueue, Set<JobKind>, Int, Duration) async throws(StorageError) -> [LeasedJob]

    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob] {
        try await claim(base, kinds, limit, lease)
    }
}

/// Says that leases hold, and leaves them as they are.
private struct RenewsNothing: ForwardingJobQueue {
    let base: any JobQueue

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        Set(leases)
    }
}

/// Ends jobs otherwise than their workers say.
private struct RewritesSettlements: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable (JobSettlement) -> JobSettlement

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let rewritten = changes.changes.map { change in
            if case .settleJob(let lease, let end) = change { Change.settleJob(lease, rewrite(end)) } else { change }
        }
        return try await base.commit(ChangeSet(rewritten, atomicity: changes.atomicity))
    }
}

/// Stores what stands before a change that fails.
struct CommitsOneByOne: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        var outcomes: [ChangeOutcome] = []
        for change in changes.changes {
            outcomes += try await base.commit(
                ChangeSet([change], atomicity: changes.atomicity, geocodes: changes.geocodes))
        }
        return outcomes
    }
}

private struct BeginsMonthsLate: ForwardingRepository {
    let base: any Repository

    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int {
        try await base.tokensUsed(inMonthOf: time + .milliseconds(-1))
    }
}
