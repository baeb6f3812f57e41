import PeopleDomain
import PeopleStorage

/// A directory that does what another does, but for what the conforming type does itself.
protocol ForwardingDirectory: OrganizationDirectory {
    var base: any OrganizationDirectory { get }
}

extension ForwardingDirectory {
    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization {
        try await base.found(founding)
    }

    func organizations() async throws(StorageError) -> [Organization] { try await base.organizations() }

    func organization(named name: OrganizationName) async throws(StorageError) -> Organization? {
        try await base.organization(named: name)
    }

    func organization(_ id: Organization.ID) async throws(StorageError) -> Organization? {
        try await base.organization(id)
    }

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        try await base.keyHolder(digest)
    }

    func organization(ofKey id: APIKey.ID) async throws(StorageError) -> Organization.ID? {
        try await base.organization(ofKey: id)
    }

    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int {
        try await base.emptyTrash(deletedBefore: time, limit: limit)
    }

    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError) { try await base.recordUse(of: keys) }
}
