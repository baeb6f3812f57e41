import PeopleDomain
import PeopleStorage

/// The way of workers to the jobs of all organizations: each call is one step of the state.
struct InMemoryJobQueue: JobQueue {
    let storage: InMemoryStorage

    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob] {
        let now = storage.now
        return try storage.withState { $0.claimJobs(kinds, limit: limit, lease: lease, now: now) }
    }

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        let until = storage.now + duration
        return try storage.withState { $0.renew(leases, until: until) }
    }

    func backlog() async throws(StorageError) -> JobBacklog {
        let now = storage.now
        return try storage.withState { $0.jobBacklog(at: now) }
    }

    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob? {
        try storage.withState { $0.ownedJob(id) }
    }

    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob] {
        try storage.withState { $0.jobs(in: state, limit: limit) }
    }
}
