#if SQLite
import PeopleDomain
import PeopleStorage

/// What is kept across organizations.
struct SQLiteDirectory: OrganizationDirectory {
    let storage: SQLiteStorage

    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization {
        try await storage.write { transaction throws(StorageError) in try transaction.found(founding) }
    }

    func organizations() async throws(StorageError) -> [Organization] {
        try await storage.read { connection throws(StorageError) in try connection.organizations() }
    }

    func organization(named name: OrganizationName) async throws(StorageError) -> Organization? {
        try storage.readInline { connection throws(StorageError) in try connection.organization(named: name) }
    }

    func organization(_ id: Organization.ID) async throws(StorageError) -> Organization? {
        try storage.readInline { connection throws(StorageError) in try connection.organization(id) }
    }

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        try storage.readInline { connection throws(StorageError) in try connection.keyHolder(digest) }
    }

    func organization(ofKey id: APIKey.ID) async throws(StorageError) -> Organization.ID? {
        try storage.readInline { connection throws(StorageError) in try connection.organization(ofKey: id) }
    }

    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int {
        try await storage.write(weight: limit) { transaction throws(StorageError) in
            try transaction.emptyTrash(deletedBefore: time, limit: limit)
        }
    }

    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError) {
        if keys.isEmpty { return }
        try await storage.write(weight: keys.count) { transaction throws(StorageError) in
            for (key, time) in keys {
                try transaction.connection.run(APIKeyQueries.recordUse) {
                    $0.add(key)
                    $0.add(time)
                }
            }
        }
    }
}
#endif
