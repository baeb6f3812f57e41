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

    func organization(ofJob id: Job.ID) throws(StorageError) -> Organization.ID? {
        try first(JobQueries.organization) {
            $0.add(id)
        } _: {
            $0.id(Organization.self)
        }
    }

    func newestJobs(in state: JobState?, limit: Int) throws(StorageError) -> [OwnedJob] {
        try all(state == nil ? JobQueries.newest : JobQueries.newestOfState) {
            $0.add(limit)
            if let state { $0.add(state.rawValue) }
        } _: { row -> OwnedJob? in
            let organization = row.id(Organization.self)
            return row.job().map { OwnedJob(job: $0, organizationID: organization) }
        }.compactMap(\.self)
    }
}
#endif
