import PeopleDomain
import PeopleStorage

/// What a key is asked for.
public struct APIKeyRequest: Hashable, Sendable {
    public let name: APIKeyName
    public let lifetime: APIKeyLifetime
    public let scopes: Set<APIKeyScope>
    /// Whose key; `nil` for the caller's own.
    public let userID: User.ID?
    public let isRestrictedToOwnRecords: Bool

    public init(
        name: APIKeyName, lifetime: APIKeyLifetime = .standard, scopes: Set<APIKeyScope> = APIKeyScope.standard,
        userID: User.ID? = nil, isRestrictedToOwnRecords: Bool = false
    ) {
        self.name = name
        self.lifetime = lifetime
        self.scopes = scopes
        self.userID = userID
        self.isRestrictedToOwnRecords = isRestrictedToOwnRecords
    }
}
