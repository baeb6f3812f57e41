#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func company(_ id: Company.ID) async throws(StorageError) -> Company? {
        try await quick(CompanyQueries.byID) { $0.add(id) }.first { $0.company() }
    }

    func companies(matching query: CompanyQuery, page request: PageRequest) async throws(StorageError) -> Page<Company>
    {
        // The search below counts what it finds, and begins at an offset.
        if !query.fields.isPlain || query.search != nil && !request.isPlain {
            let conditions = ListConditions(
                table: .companies, search: query.search.map { Search($0, in: .companies) })
            return try await page(conditions, query.fields, request) { $0.company() }
        }
        if let terms = query.search {
            return try await page(Search(terms, in: .companies), request) { $0.company() }
        }
        return try await page(CompanyQueries.page, request) { $0.company() }
    }
}
#endif
