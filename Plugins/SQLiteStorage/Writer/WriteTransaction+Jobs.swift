#if SQLite
import PeopleDomain
import PeopleStorage

extension WriteTransaction {
    // MARK: Workers

    /// Gives out jobs that can be claimed, and ends those that can't be gone on with.
    func claimJobs(_ kinds: Set<JobKind>, limit: Int, lease: Duration) throws(StorageError) -> [LeasedJob] {
        let now = now
        var claimed: [LeasedJob] = []
        while claimed.count < limit {
            let due = try dueJobs(kinds, limit: limit - claimed.count, at: now)
            if due.isEmpty { break }
            for due in due {
                if due.job.isSpent {
                    try write(due.job.abandoned(at: now), row: due.row)
                } else if !due.isShown {
                    try write(due.job.cancelled(at: now), row: due.row)
                } else {
                    let held = JobLease(jobID: due.job.id, token: .random())
                    let job = due.job.begun(at: now)
                    try write(job, row: due.row, lease: held.token, until: now + lease)
                    claimed.append(LeasedJob(job: job, lease: held, organizationID: due.organization))
                }
            }
        }
        return claimed
    }

    func renew(_ leases: some Sequence<JobLease>, for duration: Duration) throws(StorageError) -> Set<JobLease> {
        let until = now + duration
        var held: Set<JobLease> = []
        for lease in leases {
            try connection.run(JobQueries.renew) {
                $0.add(lease.jobID)
                $0.add(lease.token.storedNumber)
                $0.add(until)
            }
            if connection.changes > 0 { held.insert(lease) }
        }
        return held
    }

    private func dueJobs(_ kinds: Set<JobKind>, limit: Int, at now: Timestamp) throws(StorageError) -> [DueJob] {
        var due: [DueJob] = []
        for kind in kinds {
            due += try connection.all(JobQueries.due) {
                $0.add(kind.rawValue)
                $0.add(now)
                $0.add(limit)
            } _: { row -> DueJob? in
                let since = row.time()
                let number = row.int64()
                let isShown = row.bool()
                let organization = row.id(Organization.self)
                return row.job().map {
                    DueJob(since: since, row: number, isShown: isShown, organization: organization, job: $0)
                }
            }.compactMap(\.self)
        }
        due.sort { ($0.since, $0.job.id) < ($1.since, $1.job.id) }
        return Array(due.prefix(limit))
    }

    private struct DueJob {
        let since: Timestamp
        let row: Int64
        /// Whether the person is there.
        let isShown: Bool
        let organization: Organization.ID
        let job: Job
    }

    // MARK: Steps

    /// Writes what has become of a job. Of one that is running, with the lease and its end.
    func write(
        _ job: Job, row: Int64, lease: JobLeaseToken? = nil, until: Timestamp? = nil
    ) throws(StorageError) {
        try connection.run(JobQueries.update) {
            $0.add(row)
            $0.add(job.state.rawValue)
            $0.add(job.attempts)
            $0.add(job.nextAttemptAt)
            $0.add(job.startedAt)
            $0.add(job.finishedAt)
            $0.add(job.report.putAwayForm)
            $0.add(job.state == .queued ? job.nextAttemptAt : until)
            $0.add(lease?.storedNumber)
        }
    }

    /// Ends what was to be done for a person who is there no longer, and keeps it where nothing finds it.
    func hideJobs(of id: Person.ID, at now: Timestamp) throws(StorageError) {
        // Most people have none, and are spared the statement.
        guard try connection.exists(JobQueries.existsOfPerson, { $0.add(id) }) else { return }
        try connection.run(JobQueries.hide) {
            $0.add(id)
            $0.add(now)
        }
    }

    func showJobs(of id: Person.ID) throws(StorageError) {
        guard try connection.exists(JobQueries.existsOfPerson, { $0.add(id) }) else { return }
        try connection.run(JobQueries.show) { $0.add(id) }
    }

    /// Removes for good what was done for a person and what it found.
    func forgetJobs(of id: Person.ID) throws(StorageError) {
        try connection.run(JobQueries.deleteOfPerson) { $0.add(id) }
        try connection.run(EnrichmentQueries.delete) { $0.add(id) }
    }
}

extension JobLeaseToken {
    var storedNumber: Int64 { Int64(bitPattern: number) }
}
#endif
