import PeopleDomain

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
