import PeopleDomain

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
