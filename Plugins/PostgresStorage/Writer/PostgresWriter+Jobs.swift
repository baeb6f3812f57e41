#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresWriter {
    /// Takes jobs that can be claimed, in one transaction of two round trips that waits for nobody: what somebody else is
    /// changing is passed over. Whoever loses the connection has claimed nothing; what was stored is due again when that
    /// lease is over.
    ///
    /// - Returns: those that were given out, and how many of those that were found have ended instead.
    func claimJobs(
        _ kinds: Set<JobKind>, limit: Int, lease: Duration
    ) async throws(StorageError) -> (claimed: [LeasedJob], ended: Int) {
        let connection = try await self.lease()
        defer { connection.release() }
        // Not before the wait for a connection, which a lease would be shorter by.
        let now = environment.now()
        let due = Statement(JobQueueQueries.due) {
            $0.add(.text, kinds.map { .text($0.rawValue) })
            $0.add(now)
            $0.add(limit)
        }
        let found = try await run(beginning + [Statement(ContextQueries.noSort), due], on: connection).last
        let jobs =
            try found?.map { $0.queuedJob() }.compactMap(\.self).longestWaiting(limit)
            .map { $0.claimed(at: now, for: lease) } ?? []
        if jobs.isEmpty { return ([], 0) }
        _ = try await run([Statement(JobQueueQueries.update) { $0.add(jobs.map(\.stored)) }] + Self.end, on: connection)
        let claimed = jobs.compactMap(\.leased)
        return (claimed, jobs.count - claimed.count)
    }

    /// Lengthens leases in a transaction of one round trip that waits for nobody: a job that somebody else is changing keeps
    /// the lease that it has, and whether that holds, the next renewal tells.
    ///
    /// - Returns: those that held.
    func renew(_ leases: some Collection<JobLease>, for duration: Duration) async throws(StorageError) -> Set<JobLease>
    {
        let connection = try await lease()
        defer { connection.release() }
        let renewal = Statement(JobQueueQueries.renew) {
            $0.add(ids: leases.map(\.jobID))
            $0.add(.int8, leases.map { .int8($0.token.storedNumber) })
            $0.add(environment.now() + duration)
        }
        let results = try await run(beginning + [renewal] + Self.end, on: connection)
        guard results.count == beginning.count + 1 + Self.end.count else {
            throw .corrupted("a statement had no answer")
        }
        let held = try results[beginning.count].map {
            JobLease(jobID: $0.id(), token: JobLeaseToken(stored: $0.int64()))
        }
        return Set(held)
    }

    // MARK: Steps

    private var beginning: [Statement] {
        [Statement(CommitQueries.begin), ReadContext.queue.statement(timeout: timeout)]
    }
    private static let end = [Statement(ContextQueries.noTimeout), Statement(CommitQueries.commit)]

    private func run(_ statements: [Statement], on lease: ConnectionLease) async throws(StorageError) -> [QueryResult] {
        do { return try await lease.run(Request(context: nil, statements)) } catch { throw StorageError(error) }
    }
}
#endif
