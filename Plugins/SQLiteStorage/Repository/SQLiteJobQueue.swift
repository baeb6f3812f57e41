#if SQLite
import PeopleDomain
import PeopleStorage

/// The way of workers to the jobs of all organizations. What they take goes through the writer, like every other write.
struct SQLiteJobQueue: JobQueue {
    let storage: SQLiteStorage

    func claim(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> [LeasedJob] {
        let limit = min(limit, StorageLimits.maximumClaimed)
        if limit < 1 { return [] }
        return try await storage.write(weight: limit) { transaction throws(StorageError) in
            try transaction.claimJobs(kinds, limit: limit, lease: lease)
        }
    }

    func renew(_ leases: [JobLease], for duration: Duration) async throws(StorageError) -> Set<JobLease> {
        if leases.isEmpty { return [] }
        return try await storage.write(weight: leases.count) { transaction throws(StorageError) in
            try transaction.renew(leases.prefix(StorageLimits.maximumClaimed), for: duration)
        }
    }

    func backlog() async throws(StorageError) -> JobBacklog {
        let now = storage.now
        return try await storage.read { connection throws(StorageError) in try connection.jobBacklog(at: now) }
    }

    func job(_ id: Job.ID) async throws(StorageError) -> OwnedJob? {
        try storage.readInline { connection throws(StorageError) in try connection.ownedJob(id) }
    }

    func jobs(in state: JobState?, limit: Int) async throws(StorageError) -> [OwnedJob] {
        let limit = min(limit, StorageLimits.maximumListed)
        return try await storage.read { connection throws(StorageError) in
            try connection.newestJobs(in: state, limit: limit)
        }
    }
}
#endif
