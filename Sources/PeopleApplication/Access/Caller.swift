import PeopleDomain
import PeopleStorage

/// Who calls a service, and what they may do.
public struct Caller: Sendable {
    public let organization: Organization
    public let user: User
    /// The key that was presented; `nil` for a caller whom an embedder vouches for.
    public let key: APIKey?
    public let scopes: Set<APIKeyScope>
    /// The caller's way to the store.
    public let scope: OrganizationScope
    /// What the caller asks for, where it is to be done once.
    public private(set) var request: IdempotentRequest?

    /// The holder of a key.
    init(_ holder: APIKeyHolder) {
        self.init(
            organization: holder.organization, user: holder.user, key: holder.key, scopes: holder.key.scopes,
            isRestricted: holder.key.isRestrictedToOwnRecords || holder.user.isRestrictedToOwnRecords)
    }

    /// For embedders, who know their users by other means than keys: a user with all scopes.
    public init(trusted user: User, of organization: Organization) {
        self.init(
            organization: organization, user: user, key: nil, scopes: Set(APIKeyScope.allCases),
            isRestricted: user.isRestrictedToOwnRecords)
    }

    private init(
        organization: Organization, user: User, key: APIKey?, scopes: Set<APIKeyScope>, isRestricted: Bool
    ) {
        self.organization = organization
        self.user = user
        self.key = key
        self.scopes = scopes
        scope = OrganizationScope(
            mintedFor: organization.id, actor: user.id, key: key?.id,
            visibility: isRestricted ? .createdBy(user.id) : .all)
    }

    /// The caller with a request that is to be done once. A service call for each: what it changes is stored under the
    /// request's key, and a second call would be told what became of the first.
    public func sending(_ request: IdempotentRequest) -> Caller {
        var caller = self
        caller.request = request
        return caller
    }

    /// - Throws: ``ApplicationError/missingScope(_:)``. An `admin` key may do everything.
    func require(_ scope: APIKeyScope) throws(ApplicationError) {
        guard scopes.contains(scope) || scopes.contains(.admin) else { throw .missingScope(scope) }
    }
}
