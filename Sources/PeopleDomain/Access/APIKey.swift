/// A key by which a program acts for a user. The secret itself is shown once and never stored.
public struct APIKey: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<APIKey>

    public let id: ID
    public let userID: User.ID
    public let name: APIKeyName
    /// The first characters of the secret, by which a person recognizes the key.
    public let prefix: String
    public let scopes: Set<APIKeyScope>
    /// Whether the key sees only the people whom its user created.
    public let isRestrictedToOwnRecords: Bool
    public let createdAt: Timestamp
    /// To the minute, not to the request.
    public var lastUsedAt: Timestamp?
    public let expiresAt: Timestamp
    public var revokedAt: Timestamp?

    public init(
        id: ID, userID: User.ID, name: APIKeyName, prefix: String, scopes: Set<APIKeyScope>,
        isRestrictedToOwnRecords: Bool, createdAt: Timestamp, lastUsedAt: Timestamp?, expiresAt: Timestamp,
        revokedAt: Timestamp?
    ) {
        self.id = id
        self.userID = userID
        self.name = name
        self.prefix = prefix
        self.scopes = scopes
        self.isRestrictedToOwnRecords = isRestrictedToOwnRecords
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// Whether the key opens anything at a time.
    public func isActive(at time: Timestamp) -> Bool { revokedAt == nil && time < expiresAt }
}

/// The name of a key, 1 to 100 characters.
public typealias APIKeyName = BoundedText<APIKeyNameLimits>

public enum APIKeyNameLimits: TextLimits { public static let lengths = 1...100 }
