#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func job(_ id: Job.ID) async throws(StorageError) -> Job? {
        let found = try await quick(JobQueries.byID) { $0.add(id) }.first { row in
            (creator: row.optionalID(Person.self), job: row.job())
        }
        guard let found, scope.visibility.includes(creator: found.creator) else { return nil }
        return found.job
    }

    func jobs(matching query: JobQuery, page request: PageRequest) async throws(StorageError) -> Page<Job> {
        try await storage.read(on: .long, context: .search(scope.organizationID), JobQueries.page) {
            $0.add(scope.organizationID)
            $0.add(request.limit)
            $0.add(request.offset)
            $0.add(query.personID)
            $0.add(scope.visibility.creator)
            $0.add(query.state?.rawValue)
        }.page(request) { $0.job() }.present()
    }

    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile {
        // Hundreds of values with their proofs are no read of microseconds.
        let found = try await storage.read(
            on: .long, context: .organization(scope.organizationID), EnrichmentQueries.profile
        ) {
            $0.add(scope.organizationID)
            $0.add(personID)
        }.first { row in
            (creator: row.optionalID(Person.self), profile: row.bool() ? nil : row.enrichmentProfile())
        }
        guard let found, scope.visibility.includes(creator: found.creator) else { throw .notFound(.person(personID)) }
        return found.profile ?? .empty(of: personID)
    }

    func tokensUsed(inMonthOf time: Timestamp) async throws(StorageError) -> Int {
        try await quick(EnrichmentQueries.tokens) { $0.add(time.month) }.first { $0.int() } ?? 0
    }
}
#endif
