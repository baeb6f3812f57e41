import PeopleDomain

/// What is kept across organizations.
public protocol OrganizationDirectory: Sendable {
    /// Makes an organization with its owner (a person who is a full user) and the owner's first key, all or nothing.
    ///
    /// - Throws: ``StorageError/conflict(_:)`` with ``StorageConflict/organizationNameTaken``.
    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization

    /// The organizations, newest first: at most ``StorageLimits/maximumListed``.
    func organizations() async throws(StorageError) -> [Organization]

    /// The organization with that name, compared without regard to case; `nil` where there is none.
    func organization(named name: OrganizationName) async throws(StorageError) -> Organization?

    /// The organization of that id; `nil` where there is none.
    func organization(_ id: Organization.ID) async throws(StorageError) -> Organization?

    /// The key with that digest and whose it is, whether it is still active or not; `nil` where there is none.
    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder?

    /// The organization that has a key of that id; `nil` where none has. For the command line, where the operator of
    /// the store revokes a key by nothing but its id.
    func organization(ofKey id: APIKey.ID) async throws(StorageError) -> Organization.ID?

    /// Notes when keys were used. A key that is gone, and a time before the one noted, are passed over.
    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError)

    /// Removes for good what was put into the trash before a time, with its notes and its history: the oldest first, of
    /// whatever organization.
    ///
    /// - Parameter limit: at most ``StorageLimits/maximumSwept``.
    /// - Returns: how many records went; fewer than the limit where no more are due.
    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int
}
