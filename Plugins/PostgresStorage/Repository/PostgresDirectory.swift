#if Postgres
import PeopleDomain
import PeopleStorage

/// What is kept across organizations.
struct PostgresDirectory: OrganizationDirectory {
    let storage: PostgresStorage

    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization {
        try await storage.writer.found(founding)
    }

    func organizations() async throws(StorageError) -> [Organization] {
        try await storage.read(on: .long, context: .none, OrganizationQueries.newest) {
            $0.add(StorageLimits.maximumListed)
        }.map { $0.organization() }
    }

    func organization(named name: OrganizationName) async throws(StorageError) -> Organization? {
        try await storage.read(on: .quick, context: .none, OrganizationQueries.byName) {
            $0.add(name.comparisonKey)
        }.first { $0.organization() }
    }

    func organization(_ id: Organization.ID) async throws(StorageError) -> Organization? {
        try await storage.read(on: .quick, context: .none, OrganizationQueries.byID) {
            $0.add(id)
        }.first { $0.organization() }
    }

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        try await storage.read(on: .quick, context: .key(digest), APIKeyQueries.holder) {
            $0.add(digest.bytes)
        }.first { row in
            let organization = row.organization()
            let user = row.user()
            return APIKeyHolder(organization: organization, user: user, key: row.apiKey())
        }
    }

    func organization(ofKey id: APIKey.ID) async throws(StorageError) -> Organization.ID? {
        try await storage.read(on: .quick, context: .none, APIKeyQueries.organization) {
            $0.add(id)
        }.first { $0.id(Organization.self) }
    }

    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int {
        let due = try await storage.read(on: .long, context: .none, TrashQueries.due) {
            $0.add(time)
            $0.add(limit)
        }.map { (organization: $0.id(Organization.self), record: $0.id(StoreRecord.self)) }
        var count = 0
        // Each organization has a lock of its own to be taken.
        for (organization, records) in Dictionary(grouping: due, by: \.organization) {
            count += try await storage.writer.emptyTrash(
                of: records.map(\.record), deletedBefore: time, in: organization)
        }
        return count
    }

    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError) {
        if keys.isEmpty { return }
        // In one order everywhere, so that two nodes that note the same keys don't wait for each other in a circle.
        let sorted = keys.sorted { $0.key < $1.key }
        try await storage.writer.run(
            Statement(APIKeyQueries.recordUse) {
                $0.add(.uuid, sorted.map { .uuid($0.key) })
                $0.add(.time, sorted.map { .time($0.value) })
            })
    }
}
#endif
