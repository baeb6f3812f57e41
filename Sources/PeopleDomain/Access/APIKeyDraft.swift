/// What a key is created from. The store gives the id and the time of creation.
public struct APIKeyDraft: Hashable, Sendable {
    public let userID: User.ID
    public let name: APIKeyName
    public let prefix: String
    public let digest: APIKeyDigest
    public let scopes: Set<APIKeyScope>
    public let isRestrictedToOwnRecords: Bool
    public let lifetime: APIKeyLifetime

    public init(
        userID: User.ID, name: APIKeyName, prefix: String, digest: APIKeyDigest, scopes: Set<APIKeyScope>,
        isRestrictedToOwnRecords: Bool, lifetime: APIKeyLifetime
    ) {
        self.userID = userID
        self.name = name
        self.prefix = prefix
        self.digest = digest
        self.scopes = scopes
        self.isRestrictedToOwnRecords = isRestrictedToOwnRecords
        self.lifetime = lifetime
    }
}

extension APIKey {
    /// A new key of a draft.
    public init(id: ID, draft: APIKeyDraft, createdAt: Timestamp) {
        self.init(
            id: id, userID: draft.userID, name: draft.name, prefix: draft.prefix, scopes: draft.scopes,
            isRestrictedToOwnRecords: draft.isRestrictedToOwnRecords, createdAt: createdAt, lastUsedAt: nil,
            expiresAt: createdAt + draft.lifetime.duration, revokedAt: nil)
    }
}
