#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            let stored: StoredDeletion<Person>? = try connection.deletion(of: id, .people, in: rows)
            guard let deleted = stored?.deleted, scope.visibility.includes(deleted.record) else { return nil }
            return deleted
        }
    }

    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        try await read(near: false, absent: .empty(page)) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.deletedPeople(page: page, visibility: visibility, in: rows)
        }
    }

    func deletedCompany(_ id: Company.ID) async throws(StorageError) -> Deleted<Company>? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            let stored: StoredDeletion<Company>? = try connection.deletion(of: id, .companies, in: rows)
            return stored?.deleted
        }
    }

    func deletedCompanies(page: PageRequest) async throws(StorageError) -> Page<Deleted<Company>> {
        try await read(near: false, absent: .empty(page)) { connection, rows throws(StorageError) in
            try connection.deletedCompanies(page: page, in: rows)
        }
    }
}
#endif
