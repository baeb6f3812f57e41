import PeopleDomain
import PeopleStorage

/// What the operator of a store does, who is nobody's user: founds organizations, and issues and revokes their keys.
///
/// Not for adapters that speak to clients: no caller is asked for.
public struct OrganizationService: Sendable {
    let backend: any StorageBackend
    let keyring: APIKeyring
    let authenticator: Authenticator

    /// The organizations, newest first.
    public func list() async throws(ApplicationError) -> [Organization] {
        try await storing { () throws(StorageError) in try await backend.directory.organizations() }
    }

    /// The organization with that id or that name.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func find(_ nameOrID: String) async throws(ApplicationError) -> Organization {
        let directory = backend.directory
        let found = try await storing { () throws(StorageError) -> Organization? in
            if let id = Organization.ID(nameOrID) { return try await directory.organization(id) }
            guard let name = try? OrganizationName(nameOrID) else { return nil }
            return try await directory.organization(named: name)
        }
        guard let found else { throw .notFound(.organization) }
        return found
    }

    /// Makes an organization, its owner and the owner's first key, which has the scope `admin`.
    ///
    /// - Returns: what was made, and the key's secret, which can't be had again.
    /// - Throws: ``ApplicationError/conflict(_:)`` where the name is taken.
    public func found(
        _ name: OrganizationName, owner: PersonDraft, keyName: APIKeyName
    ) async throws(ApplicationError) -> (founded: FoundedOrganization, secret: APIKeySecret) {
        let secret = keyring.makeSecret()
        let key = OrganizationFounding.FirstKey(
            name: keyName, prefix: secret.prefix, digest: keyring.digest(secret), scopes: [.admin],
            lifetime: .standard)
        let founded = try await storing { () throws(StorageError) in
            try await backend.directory.found(OrganizationFounding(name: name, owner: owner, key: key))
        }
        return (founded, secret)
    }

    /// A caller with all scopes for a user of an organization: the one with that email, or the first user, who is the
    /// owner.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` where there is no such user.
    public func caller(
        for organization: Organization, email: EmailAddress? = nil
    ) async throws(ApplicationError) -> Caller {
        let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
        let repository = backend.repository(in: scope)
        let user = try await storing { () throws(StorageError) -> User? in
            if let email { return try await repository.user(withEmail: email) }
            return try await repository.owner()
        }
        guard let user else { throw .notFound(.user) }
        return Caller(trusted: user, of: organization)
    }

    /// All keys of an organization, newest first.
    public func apiKeys(of organization: Organization) async throws(ApplicationError) -> [APIKey] {
        let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: scope).apiKeys(of: nil)
        }
    }

    /// Revokes a key of whatever organization.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    @discardableResult
    public func revokeKey(_ id: APIKey.ID) async throws(ApplicationError) -> APIKey {
        defer { authenticator.forgetAll() }
        return try await storing { () throws(StorageError) -> ChangeOutcome in
            guard let organizationID = try await backend.directory.organization(ofKey: id) else {
                throw .notFound(.apiKey(id))
            }
            let scope = OrganizationScope(mintedFor: organizationID, actor: nil, visibility: .all)
            return try await backend.repository(in: scope).commit(.revokeAPIKey(id, of: nil))
        }.apiKey()
    }
}

extension Repository {
    /// The user who came first: the one with whom the organization was founded.
    fileprivate func owner() async throws(StorageError) -> User? {
        let count = try await users(page: .first).total
        guard let count, count > 0, let last = try? PageRequest(limit: 1, offset: count - 1) else { return nil }
        return try await users(page: last).items.first
    }
}
