import PeopleDomain
import PeopleStorage

extension Fault {
    static let accessing: [Fault] = [
        .directory("opens to revoked keys", caughtBy: "A revoked key stays in the list and says since when") {
            RevokesNothing(base: $0)
        },
        .directory(
            "hides revoked keys from the command line", caughtBy: "A revoked key stays in the list and says since when"
        ) {
            ForgetsRevoked(base: $0)
        },
        .directory(
            "minds the case of organizations",
            caughtBy: "Organizations are listed newest first, and found by name and id"
        ) {
            MindsCase(base: $0)
        },
        .directory(
            "lists the oldest organization first",
            caughtBy: "Organizations are listed newest first, and found by name and id"
        ) {
            OldestOrganizationFirst(base: $0)
        },
        .directory("notes no use of keys", caughtBy: "The time at which a key was used goes forward only") {
            NotesNoUse(base: $0)
        },
        .repository("lists no revoked keys", caughtBy: "A revoked key stays in the list and says since when") {
            base, _ in
            KeysThrough(base: base) { keys in keys.filter { $0.revokedAt == nil } }
        },
        .repository("lists the oldest key first", caughtBy: "Keys are listed newest first, of one user or of all") {
            base, _ in
            KeysThrough(base: base) { $0.reversed() }
        },
        .repository(
            "lets anybody revoke any key", caughtBy: "A key that is another user's, or none, is not found to be revoked"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .revokeAPIKey(let id, _) = change else { return change }
                return .revokeAPIKey(id, of: nil)
            }
        },
        .repository(
            "takes every person for a user",
            caughtBy: "A user is found by email without regard to case, and nobody else is"
        ) {
            base, _ in TakesAnyoneForUser(base: base)
        },
        .repository("counts users by the page", caughtBy: "Companies and users come in pages as people do") { base, _ in
            CountsUsersByPage(base: base)
        },
    ]
}

private struct RevokesNothing: ForwardingDirectory {
    let base: any OrganizationDirectory

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        guard let holder = try await base.keyHolder(digest) else { return nil }
        var key = holder.key
        key.revokedAt = nil
        return APIKeyHolder(organization: holder.organization, user: holder.user, key: key)
    }
}

private struct ForgetsRevoked: ForwardingDirectory {
    let base: any OrganizationDirectory

    func keyHolder(_ digest: APIKeyDigest) async throws(StorageError) -> APIKeyHolder? {
        let holder = try await base.keyHolder(digest)
        return holder?.key.revokedAt == nil ? holder : nil
    }
}

private struct MindsCase: ForwardingDirectory {
    let base: any OrganizationDirectory

    func organization(named name: OrganizationName) async throws(StorageError) -> Organization? {
        let found = try await base.organization(named: name)
        return found?.name == name ? found : nil
    }
}

private struct OldestOrganizationFirst: ForwardingDirectory {
    let base: any OrganizationDirectory

    func organizations() async throws(StorageError) -> [Organization] { try await base.organizations().reversed() }
}

private struct NotesNoUse: ForwardingDirectory {
    let base: any OrganizationDirectory

    func recordUse(of keys: [APIKey.ID: Timestamp]) async throws(StorageError) {}
}

private struct KeysThrough: ForwardingRepository {
    let base: any Repository
    let change: @Sendable ([APIKey]) -> [APIKey]

    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey] {
        change(try await base.apiKeys(of: userID))
    }
}

private struct TakesAnyoneForUser: ForwardingRepository {
    let base: any Repository

    func user(withEmail email: EmailAddress) async throws(StorageError) -> User? {
        let person = try await base.everybody().first { $0.email?.comparisonKey == email.comparisonKey }
        return person.map { person in
            User(
                id: person.id, email: person.email, firstName: person.firstName, lastName: person.lastName,
                isRestrictedToOwnRecords: false, createdAt: person.createdAt)
        }
    }
}

private struct CountsUsersByPage: ForwardingRepository {
    let base: any Repository

    func users(page: PageRequest) async throws(StorageError) -> Page<User> {
        let found = try await base.users(page: page)
        return Page(items: found.items, total: found.items.count, request: page)
    }
}
