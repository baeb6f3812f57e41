#if SQLite
import PeopleDomain
import PeopleStorage

/// A job with what only the store knows of it.
struct StoredJob {
    let row: Int64
    let lease: JobLeaseToken?
    let job: Job
}

extension Connection {
    /// The job of an id; `nil` where the scope sees none.
    func job(
        _ id: Job.ID, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> StoredJob? {
        let found = try first(JobQueries.byID) {
            $0.add(id)
            $0.add(rows.ordinal)
        } _: { row -> (creator: User.ID?, stored: StoredJob)? in
            let number = row.int64()
            let lease = row.optionalInt64().map { JobLeaseToken(number: UInt64(bitPattern: $0)) }
            let creator = row.optionalID(Person.self)
            return row.job().map { (creator, StoredJob(row: number, lease: lease, job: $0)) }
        }
        guard let found = found ?? nil, visibility.includes(creator: found.creator) else { return nil }
        return found.stored
    }

    /// One page of jobs, newest first. To be called within a transaction, so that the page and its total are of one moment.
    func jobs(
        matching query: JobQuery, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<Job> {
        let list: JobList
        switch (query.personID, visibility.creator, query.state) {
        case (_?, _, _): list = JobQueries.ofPerson
        case (nil, _?, _): list = JobQueries.ofCreator
        case (nil, nil, _?): list = JobQueries.ofState
        case (nil, nil, nil): list = JobQueries.ofAll
        }
        func bind(_ bindings: inout Bindings, limit: Int, offset: Int) {
            bindings.add(rows.ordinal)
            bindings.add(query.state?.rawValue)
            bindings.add(visibility.creator)
            bindings.add(query.personID)
            bindings.add(limit)
            bindings.add(offset)
        }
        let total =
            try first(list.count) {
                bind(&$0, limit: 1, offset: 0)
            } _: {
                $0.int()
            } ?? 0
        let jobs = try PageWindow(request, total: total).read(list.page) { sql, limit, offset throws(StorageError) in
            try all(sql) {
                bind(&$0, limit: limit, offset: offset)
            } _: {
                $0.job()
            }
        }
        return Page(items: jobs.compactMap(\.self), total: total, request: request)
    }

    func enrichmentProfile(of id: Person.ID) throws(StorageError) -> EnrichmentProfile? {
        try first(EnrichmentQueries.profile) {
            $0.add(id)
        } _: {
            $0.enrichmentProfile()
        } ?? nil
    }
}
#endif
