#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func job(_ id: Job.ID) async throws(StorageError) -> Job? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            try connection.job(id, visibility: scope.visibility, in: rows)?.job
        }
    }

    func jobs(matching query: JobQuery, page: PageRequest) async throws(StorageError) -> Page<Job> {
        try await read(near: false, absent: .empty(page)) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.jobs(matching: query, page: page, visibility: visibility, in: rows)
        }
    }

    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile {
        // Hundreds of values with their proofs are no work of microseconds.
        let profile = try await read(near: false, absent: EnrichmentProfile?.none) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            _ = try connection.subjectRow(.person(personID), visibility: visibility, in: rows)
            return try connection.enrichmentProfile(of: personID) ?? .empty(of: personID)
        }
        guard let profile else { throw .notFound(.person(personID)) }
        return profile
    }

    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int {
        try readInline(absent: 0) { connection, rows throws(StorageError) in
            try connection.first(EnrichmentQueries.tokens) {
                $0.add(rows.ordinal)
                $0.add(time.month)
            } _: {
                $0.int()
            } ?? 0
        }
    }
}
#endif
