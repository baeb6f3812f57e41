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
        // What conditions find and an order walks is no work of microseconds.
        let isPlain = query.fields == .all
        if isPlain, let search = query.search {
            return try await self.search(.companies, search, page: page) { connection, rows throws(StorageError) in
                try connection.companies(inRows: rows)
            }
        }
        return try await read(near: isPlain && page.isNear, absent: .empty(page)) {
            connection, rows throws(StorageError) in
            try connection.companies(matching: query, page: page, in: rows)
        }
    }
}
#endif
