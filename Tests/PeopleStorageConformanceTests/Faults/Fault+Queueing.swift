import PeopleDomain
import PeopleStorage

extension Fault {
    /// Faults of what jobs there are, and how they are shown.
    static let queueing: [Fault] = [
        .repository(
            "forgets who asked",
            caughtBy: "A job that is put into the queue is due at once, and stays as it was given out"
        ) { base, _ in
            ChangesJobs(base: base) { job in
                Job(
                    id: job.id, kind: job.kind, personID: job.personID, state: job.state, attempts: job.attempts,
                    requestedBy: nil, createdAt: job.createdAt, nextAttemptAt: job.nextAttemptAt,
                    startedAt: job.startedAt, finishedAt: job.finishedAt, report: job.report)
            }
        },
        .jobs(
            "does not know whose a job is",
            caughtBy: "A job that is put into the queue is due at once, and stays as it was given out"
        ) { FindsJobs(base: $0) { _, _ in nil } },
        .jobs(
            "is late with jobs that were created after a clock was set back",
            caughtBy: "A job is due by the clock, also where that was set back"
        ) {
            ChangesClaims(base: $0) { base, kinds, limit, lease throws(StorageError) in
                try await base.claim(kinds, limit: limit, lease: lease)
                    .filter { $0.job.createdAt <= $0.job.startedAt ?? $0.job.createdAt }
            }
        },
        .repository(
            "calls a job new that was there", caughtBy: "A person has at most one job of a kind that is still to end"
        ) { base, _ in CallsJobsNew(base: base) },
        .repository(
            "calls a job new that was there, in a race",
            caughtBy: "Of 100 parallel requests for one person, one makes a job"
        ) { base, _ in CallsJobsNew(base: base) },
        .repository(
            "queues by itself", caughtBy: "A job is put into the queue with what it is about, or not at all"
        ) { base, _ in CommitsOneByOne(base: base) },
        .repository(
            "does not look up addresses", caughtBy: "Whoever gets an address is looked up by a job of the same commit"
        ) { base, _ in LooksUpAddresses(base: base) { _ in false } },
        .repository(
            "looks up every address",
            caughtBy: "Who has an address already, or coordinates with it, is not looked up"
        ) { base, _ in LooksUpEverybody(base: base) },
        .repository(
            "looks up an address anew while that is done",
            caughtBy: "An address that changes while a job is to look it up needs no other job"
        ) { base, _ in LooksUpAnew(base: base) },
        .repository(
            "looks up what is not stored", caughtBy: "An address that is not stored is not looked up"
        ) { base, _ in CommitsOneByOne(base: base) },
        .repository(
            "looks up only who is new", caughtBy: "Whoever comes back, or gets an address by a merge, is looked up"
        ) { base, _ in
            LooksUpAddresses(base: base) { change in
                switch change {
                case .createPerson, .createUser, .updatePerson, .upsertPerson: true
                default: false
                }
            }
        },
        .repository(
            "remembers every job",
            caughtBy: "Finished jobs of a person and kind beyond the bound are forgotten, the oldest first",
            remembering: [:]
        ) { base, memory in RemembersJobs(base: base, memory: memory) },
        .repository(
            "remembers the jobs of who was merged",
            caughtBy: "Jobs of whoever is merged end, and are seen again when that is undone", remembering: [:]
        ) { base, memory in RemembersJobs(base: base, memory: memory) },
        .repository(
            "tries again what is not over",
            caughtBy: "A job that failed or was cancelled is tried again as if it had never been begun"
        ) { base, _ in
            RescuesFailures(base: base) { base, changes, error throws(StorageError) in
                guard error == .conflict(.jobNotOver), case .retryJob(let id)? = changes.changes.first,
                    let job = try await base.job(id)
                else { throw error }
                return [.job(job, .updated)]
            }
        },
        .repository(
            "counts attempts on",
            caughtBy: "A job that failed or was cancelled is tried again as if it had never been begun"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .job(var job, .updated) = outcome, job.state == .queued else { return outcome }
                job.attempts = 1
                return .job(job, .updated)
            }
        },
        .repository(
            "lists jobs the wrong way round",
            caughtBy: "Jobs are listed newest first, of everybody, of a person, and by state"
        ) { base, _ in
            ChangesJobLists(base: base, query: { $0 }, items: { $0.reversed() })
        },
        .repository(
            "lists jobs of any state", caughtBy: "Jobs are listed newest first, of everybody, of a person, and by state"
        ) { base, _ in
            ChangesJobLists(base: base, query: { JobQuery(personID: $0.personID) }, items: { $0 })
        },
        .repository(
            "lists jobs of anybody", caughtBy: "Jobs are listed newest first, of everybody, of a person, and by state"
        ) { base, _ in
            ChangesJobLists(base: base, query: { JobQuery(state: $0.state) }, items: { $0 })
        },
        .repository(
            "shows jobs to whoever asks",
            caughtBy: "Whoever does not see a person sees none of its jobs, and can't touch them"
        ) { base, backend in ShowsJobsToAll(base: base, backend: backend) },
        .jobs(
            "lists more jobs than are wanted",
            caughtBy: "The operator sees the jobs of all organizations, newest first, and how much waits"
        ) { ListsAllJobs(base: $0) },
        .jobs(
            "takes all jobs that are not with a worker for waiting",
            caughtBy: "The operator sees the jobs of all organizations, newest first, and how much waits"
        ) { CountsAllJobs(base: $0) },
        .repository(
            "loses jobs in the trash",
            caughtBy: "Whoever is in the trash has no jobs to be done, and has the others when back", remembering: []
        ) { base, memory in LosesJobs(base: base, deleted: memory) },
        .jobs(
            "keeps leases of whoever is in the trash",
            caughtBy: "Whoever is in the trash has no jobs to be done, and has the others when back"
        ) { RenewsAll(base: $0) },
        Fault(
            "remembers jobs of whoever is erased", caughtBy: "Whoever is erased leaves neither jobs nor what was found"
        ) { backend in
            FaultyBackend(
                base: backend,
                makeJobs: {
                    FindsJobs(base: $0) { id, found in
                        let time = Timestamp(millisecondsSince1970: 0)
                        let job = Job(
                            id: id, kind: .enrichment, personID: Person.ID(high: 1, low: 1), requestedBy: nil,
                            createdAt: time, dueAt: time)
                        return found ?? OwnedJob(job: job, organizationID: Organization.ID(high: 1, low: 1))
                    }
                })
        },
        .jobs(
            "finds no job of whoever is in the trash",
            caughtBy: "Whoever is in the trash has no jobs to be done, and has the others when back"
        ) { FindsJobs(base: $0) { _, found in found?.job.state.isAlive == true ? found : nil } },
    ]
}

struct ChangesJobs: ForwardingRepository {
    let base: any Repository
    let change: @Sendable (Job) -> Job

    func job(_ id: Job.ID) async throws(StorageError) -> Job? {
        guard let job = try await base.job(id) else { return nil }
        return change(job)
    }
}

private struct CallsJobsNew: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await base.commit(changes).map { outcome in
            if case .job(let job, .unchanged) = outcome { .job(job, .created) } else { outcome }
        }
    }
}

/// Remembers each job as it was when somebody changed it last.
private struct RemembersJobs: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[Job.ID: Job]>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .job(let job, _) in outcomes { memory.with { $0[job.id] = job } }
        return outcomes
    }

    func job(_ id: Job.ID) async throws(StorageError) -> Job? {
        if let job = try await base.job(id) { return job }
        return memory.with { $0[id] }
    }
}

private struct ChangesJobLists: ForwardingRepository {
    let base: any Repository
    let query: @Sendable (JobQuery) -> JobQuery
    let items: @Sendable ([Job]) -> [Job]

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        let found = try await base.jobs(matching: self.query(query), page: page)
        return Page(items: items(found.items), total: found.total, hasMore: found.hasMore, request: page)
    }
}

private struct ShowsJobsToAll: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    private var everything: any Repository {
        backend.repository(
            in: OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all))
    }

    func job(_ id: Job.ID) async throws(StorageError) -> Job? { try await everything.job(id) }

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        try await everything.jobs(matching: query, page: page)
    }
}

private struct FindsJobs: ForwardingJobQueue {
    let base: any JobQueue
    let find: @Sendable (Job.ID, OwnedJob?) -> OwnedJob?

    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob? { find(id, try await base.job(id)) }
}

private struct ListsAllJobs: ForwardingJobQueue {
    let base: any JobQueue

    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob] {
        try await base.jobs(in: state, limit: 100)
    }
}

private struct CountsAllJobs: ForwardingJobQueue {
    let base: any JobQueue

    func backlog() async throws(StorageError) -> JobBacklog {
        let backlog = try await base.backlog()
        let queued = try await base.jobs(in: .queued, limit: 100).count
        return JobBacklog(
            waiting: max(queued, backlog.waiting), running: backlog.running, oldestDueAt: backlog.oldestDueAt)
    }
}

/// Says of every lease that it holds.
struct RenewsAll: ForwardingJobQueue {
    let base: any JobQueue

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        _ = try await base.renew(leases, for: duration)
        return Set(leases)
    }
}

private struct LosesJobs: ForwardingRepository {
    let base: any Repository
    let deleted: Remembered<Set<Person.ID>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        for case .deletePerson(let id) in changes.changes { deleted.with { _ = $0.insert(id) } }
        return try await base.commit(changes)
    }

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        let found = try await base.jobs(matching: query, page: page)
        let kept = found.items.filter { job in deleted.with { !$0.contains(job.personID) } }
        return Page(items: kept, total: kept.count, hasMore: false, request: page)
    }
}

/// Looks up the addresses of some changes only.
private struct LooksUpAddresses: ForwardingRepository {
    let base: any Repository
    let isLookedUp: @Sendable (Change) -> Bool

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await base.commit(changes.geocoding(changes.geocodes && changes.changes.allSatisfy(isLookedUp)))
    }
}

/// Looks up whoever was changed, whatever was.
private struct LooksUpEverybody: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, let effect) in outcomes where changes.geocodes && effect != .deleted {
            _ = try await base.commit(ChangeSet(.enqueueJob(.geocoding, for: person.id)))
        }
        return outcomes
    }
}

/// Cancels the job that would look up an address, so that there is another.
private struct LooksUpAnew: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        if changes.geocodes {
            let alive = try await base.jobs(matching: JobQuery(), page: .first).items.filter(\.state.isAlive)
            for job in alive { _ = try await base.commit(ChangeSet(.cancelJob(job.id))) }
        }
        return try await base.commit(changes)
    }
}
