#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func users(page: PageRequest) async throws(StorageError) -> Page<User> {
        try await read(near: page.isNear, absent: .empty(page)) { connection, rows throws(StorageError) in
            try connection.users(page: page, in: rows)
        }
    }

    func user(withEmail email: EmailAddress) async throws(StorageError) -> User? {
        try readInline(absent: nil) { connection, rows throws(StorageError) in
            try connection.user(withEmail: email, in: rows)
        }
    }

    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey] {
        try await read(near: false, absent: []) { connection, rows throws(StorageError) in
            try connection.apiKeys(of: userID, in: rows)
        }
    }
}
#endif
