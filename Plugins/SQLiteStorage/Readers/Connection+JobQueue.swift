#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    func jobBacklog(at now: Timestamp) throws(StorageError) -> JobBacklog {
        var waiting = 0
        var oldest: Timestamp?
        for kind in JobKind.allCases {
            let found = try first(JobQueries.waiting) {
                $0.add(kind.rawValue)
                $0.add(now)
            } _: { row in
                (count: row.int(), first: row.optionalTime())
            }
            waiting += found?.count ?? 0
            oldest = [oldest, found?.first].compactMap(\.self).min()
        }
        let running = try first(JobQueries.running) {
            $0.add(now)
        } _: {
            $0.int()
        }
        return JobBacklog(waiting: waiting, running: running ?? 0, oldestDueAt: oldest)
    }

    func ownedJob(_ id: Job.ID) throws(StorageError) -> OwnedJob? {
        try first(JobQueries.owned) {
            $0.add(id)
        } _: {
            $0.ownedJob()
        } ?? nil
    }

    func newestJobs(in state: JobState?, limit: Int) throws(StorageError) -> [OwnedJob] {
        try all(state == nil ? JobQueries.newest : JobQueries.newestOfState) {
            $0.add(limit)
            if let state { $0.add(state.rawValue) }
        } _: {
            $0.ownedJob()
        }.compactMap(\.self)
    }
}

extension Row {
    /// Reads the organization, and the job.
    fileprivate mutating func ownedJob() -> OwnedJob? {
        let organization = id(Organization.self)
        return job().map { OwnedJob(job: $0, organizationID: organization) }
    }
}
#endif
