#if Postgres
import PeopleDomain
import PeopleStorage

/// The way of workers to the jobs of all organizations: by row locks of their own, and not by those of the organizations.
struct PostgresJobQueue: JobQueue {
    let storage: PostgresStorage

    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob] {
        let limit = min(limit, StorageLimits.maximumClaimed)
        var claimed: [LeasedJob] = []
        while claimed.count < limit {
            let asked = limit - claimed.count
            do throws(StorageError) {
                let found = try await storage.writer.claimJobs(kinds, limit: asked, lease: lease)
                claimed += found.claimed
                if found.claimed.count + found.ended < asked { break }
                // Those that are not given out have ended for good: others may wait behind them.
            } catch {
                // What is claimed already is not lost to the worker.
                if claimed.isEmpty { throw error }
                break
            }
        }
        return claimed
    }

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        if leases.isEmpty { return [] }
        return try await storage.writer.renew(leases.prefix(StorageLimits.maximumClaimed), for: duration)
    }

    func backlog() async throws(StorageError) -> JobBacklog {
        let backlog = try await read(JobQueueQueries.backlog) { $0.add(storage.writer.environment.now()) }.first {
            JobBacklog(waiting: $0.int(), running: $0.int(), oldestDueAt: $0.optionalTime())
        }
        guard let backlog else { throw .corrupted("a statement had no answer") }
        return backlog
    }

    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob? {
        try await read(JobQueueQueries.byID) { $0.add(id) }.first { $0.queuedJob()?.owned } ?? nil
    }

    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob] {
        try await read(state == nil ? JobQueueQueries.newest : JobQueueQueries.newestOfState) {
            $0.add(min(limit, StorageLimits.maximumListed))
            if let state { $0.add(state.rawValue) }
        }.map { $0.queuedJob()?.owned }.compactMap(\.self)
    }

    /// On a connection of its own: what the context asks of the server's planner is nothing for others.
    private func read(
        _ sql: SQL, _ bind: (inout Parameters) -> Void
    ) async throws(StorageError) -> QueryResult {
        try await storage.read(on: .long, context: .queue, sql, bind)
    }
}
#endif
