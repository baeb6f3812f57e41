import PeopleDomain
import PeopleStorage

/// Issues, lists and revokes keys.
///
/// A caller manages its own keys; with the scope `admin`, those of the whole organization.
public struct APIKeyService: Sendable {
    let backend: any StorageBackend
    let keyring: APIKeyring
    let authenticator: Authenticator

    /// The caller's keys, newest first, those that are revoked or expired among them; an admin sees everybody's.
    public func list(as caller: Caller) async throws(ApplicationError) -> [APIKey] {
        try caller.require(.read)
        let owner = caller.scopes.contains(.admin) ? nil : caller.user.id
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).apiKeys(of: owner)
        }
    }

    /// Issues a key. Nobody can hand out more than they have: not a scope, and not a wider view.
    ///
    /// - Returns: the key, and its secret, which can't be had again.
    /// - Throws: ``ApplicationError/missingScope(_:)`` for a scope that the caller does not have, and for a key of
    ///   another user without `admin`; ``ApplicationError/invalid(_:)`` for a user who does not exist, and for an
    ///   idempotent request;
    ///   ``ApplicationError/conflict(_:)`` where there are too many keys.
    public func create(
        _ request: APIKeyRequest, as caller: Caller
    ) async throws(ApplicationError) -> (key: APIKey, secret: APIKeySecret) {
        try caller.require(.write)
        if caller.request != nil {
            // What became of it could not be told again.
            throw .invalid(
                ValidationFailure(
                    FieldFault(field: "Idempotency-Key", "is not taken here: a secret is shown once and never stored")))
        }
        let userID = request.userID ?? caller.user.id
        if userID != caller.user.id { try caller.require(.admin) }
        for scope in APIKeyScope.allCases where request.scopes.contains(scope) { try caller.require(scope) }
        let secret = keyring.makeSecret()
        let draft = APIKeyDraft(
            userID: userID, name: request.name, prefix: secret.prefix, digest: keyring.digest(secret),
            scopes: request.scopes,
            isRestrictedToOwnRecords: request.isRestrictedToOwnRecords || caller.key?.isRestrictedToOwnRecords == true,
            lifetime: request.lifetime)
        do {
            let key = try await storing { () throws(StorageError) in
                try await backend.committer(for: caller).commit(.createAPIKey(draft))
            }.apiKey()
            return (key, secret)
        } catch {
            throw error.blaming(.user, on: "userId")
        }
    }

    /// Revokes a key, with immediate effect on this node and within a second on others.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` for a key that is not there, or another user's without `admin`.
    @discardableResult
    public func revoke(_ id: APIKey.ID, as caller: Caller) async throws(ApplicationError) -> APIKey {
        try caller.require(.write)
        let owner = caller.scopes.contains(.admin) ? nil : caller.user.id
        defer { authenticator.forgetAll() }
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(.revokeAPIKey(id, of: owner))
        }.apiKey()
    }
}
