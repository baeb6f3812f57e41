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
        if let search = query.search {
            return try await self.search(.companies, search, page: page) { connection, rows throws(StorageError) in
                try connection.companies(inRows: rows)
            }
        }
        return try await read(near: page.isNear, absent: .empty(page)) { connection, rows throws(StorageError) in
            try connection.companies(page: page, in: rows)
        }
    }
}
#endif
