#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func company(_ id: Company.ID) async throws(StorageError) -> Company? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            try connection.company(id, in: rows)
        }
    }

    func companies(matching query: CompanyQuery, page: PageRequest) async throws(StorageError) -> Page<Company> {
        try await read(near: query.search == nil && page.isNear, absent: .empty(page)) {
            connection, rows throws(StorageError) in
            try connection.companies(matching: query, page: page, in: rows)
        }
    }
}
#endif
