#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func company(_ id: Company.ID) async throws(StorageError) -> Company? {
        try await quick(CompanyQueries.byID) { $0.add(id) }.first { $0.company() }
    }

    func companies(matching query: CompanyQuery, page request: PageRequest) async throws(StorageError) -> Page<Company>
    {
        if let terms = query.search {
            return try await page(Search(terms, in: .companies), request) { $0.company() }
        }
        return try await page(CompanyQueries.page, request) { $0.company() }
    }
}
#endif
