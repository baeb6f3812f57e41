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

/// How long a key is good for: 1 to 365 days, 90 unless told otherwise.
public struct APIKeyLifetime: Hashable, Sendable {
    public static let standard = APIKeyLifetime(uncheckedDays: 90)
    public static let allowedDays = 1...365

    public let days: Int

    /// - Throws: ``FieldFault`` outside of the range.
    public init(days: Int) throws(FieldFault) {
        guard Self.allowedDays.contains(days) else { throw FieldFault("must be a whole number from 1 to 365") }
        self.init(uncheckedDays: days)
    }

    private init(uncheckedDays days: Int) { self.days = days }

    public var duration: Duration { .seconds(days * 86_400) }
}

/// The HMAC-SHA256 of a key's secret under the server's secret: all that is stored of it.
public struct APIKeyDigest: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
}
