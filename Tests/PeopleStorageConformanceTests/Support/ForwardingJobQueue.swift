import PeopleDomain
import PeopleStorage

/// A queue that does what another does, but for what the conforming type does itself.
protocol ForwardingJobQueue: JobQueue {
    var base: any JobQueue { get }
}

extension ForwardingJobQueue {
    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob] {
        try await base.claim(kinds, limit: limit, lease: lease)
    }

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        try await base.renew(leases, for: duration)
    }

    func backlog() async throws(StorageError) -> JobBacklog { try await base.backlog() }

    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob? { try await base.job(id) }

    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob] {
        try await base.jobs(in: state, limit: limit)
    }
}
