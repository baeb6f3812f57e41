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
}

/// What an organization is founded from.
public struct OrganizationFounding: Hashable, Sendable {
    public let name: OrganizationName
    public let owner: PersonDraft
    /// The owner's first key; its user is the owner.
    public let key: FirstKey

    public init(name: OrganizationName, owner: PersonDraft, key: FirstKey) {
        self.name = name
        self.owner = owner
        self.key = key
    }

    /// A key whose user does not exist yet.
    public struct FirstKey: Hashable, Sendable {
        public let name: APIKeyName
        public let prefix: String
        public let digest: APIKeyDigest
        public let scopes: Set<APIKeyScope>
        public let lifetime: APIKeyLifetime

        public init(
            name: APIKeyName, prefix: String, digest: APIKeyDigest, scopes: Set<APIKeyScope>,
            lifetime: APIKeyLifetime
        ) {
            self.name = name
            self.prefix = prefix
            self.digest = digest
            self.scopes = scopes
            self.lifetime = lifetime
        }

        public func draft(for userID: User.ID) -> APIKeyDraft {
            APIKeyDraft(
                userID: userID, name: name, prefix: prefix, digest: digest, scopes: scopes,
                isRestrictedToOwnRecords: false, lifetime: lifetime)
        }
    }
}

/// An organization that was just founded.
public struct FoundedOrganization: Hashable, Sendable {
    public let organization: Organization
    public let owner: User
    public let key: APIKey

    public init(organization: Organization, owner: User, key: APIKey) {
        self.organization = organization
        self.owner = owner
        self.key = key
    }
}

/// A key and whose it is.
public struct APIKeyHolder: Hashable, Sendable {
    public let organization: Organization
    public let user: User
    public let key: APIKey

    public init(organization: Organization, user: User, key: APIKey) {
        self.organization = organization
        self.user = user
        self.key = key
    }
}
