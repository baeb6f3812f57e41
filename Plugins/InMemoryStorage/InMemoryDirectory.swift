import PeopleDomain
import PeopleStorage

/// What is kept across organizations: each call is one step of the state.
struct InMemoryDirectory: OrganizationDirectory {
    let storage: InMemoryStorage

    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization {
        let now = storage.now
        return try storage.withState { state throws(StorageError) in try state.found(founding, now: now) }
    }

    func organizations() async throws(StorageError) -> [Organization] {
        try storage.withState { Array($0.organizations.newestFirst.prefix(StorageLimits.maximumListed)) }
    }

    func organization(named name: OrganizationName) async throws(StorageError) -> Organization? {
        try storage.withState { $0.organization(named: name) }
    }

    func organization(_ id: Organization.ID) async throws(StorageError) -> Organization? {
        try storage.withState { $0.organizations[id] }
    }

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        try storage.withState { $0.keyHolder(digest) }
    }

    func organization(ofKey id: APIKey.ID) async throws(StorageError) -> Organization.ID? {
        try storage.withState { $0.organizationsOfKeys[id] }
    }

    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError) {
        try storage.withState { $0.recordUse(of: keys) }
    }

    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int {
        try storage.withState { $0.emptyTrash(deletedBefore: time, limit: limit) }
    }
}
