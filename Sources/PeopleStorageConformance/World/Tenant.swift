import PeopleDomain
import PeopleStorage

/// An organization of the world, with its owner, and the ways into it.
struct Tenant: Sendable {
    let organization: Organization
    let owner: User
    let key: APIKey
    let digest: APIKeyDigest
    private let backend: any StorageBackend

    /// Founds an organization. The digest of the first key is made from the name.
    static func found(
        _ name: String, owner: (first: String, last: String, email: String), in backend: any StorageBackend
    ) async throws -> Tenant {
        let founding = try OrganizationFounding.sample(
            name,
            owner: PersonDraft(
                email: EmailAddress(owner.email), firstName: FirstName(owner.first), lastName: LastName(owner.last)))
        let founded = try await backend.directory.found(founding)
        return Tenant(
            organization: founded.organization, owner: founded.owner, key: founded.key,
            digest: founding.key.digest, backend: backend)
    }

    func moved(to backend: any StorageBackend) -> Tenant {
        Tenant(organization: organization, owner: owner, key: key, digest: digest, backend: backend)
    }

    /// The organization as its owner sees it: whole.
    var repository: any Repository { acting(as: owner.id) }

    /// The organization as somebody sees it who sees everybody.
    func acting(as actor: User.ID?) -> any Repository {
        backend.repository(in: OrganizationScope(mintedFor: organization.id, actor: actor, visibility: .all))
    }

    /// The organization as a user sees it who is restricted to the people whom that user created.
    func restricted(to user: User.ID) -> any Repository {
        backend.repository(
            in: OrganizationScope(mintedFor: organization.id, actor: user, visibility: .createdBy(user)))
    }
}

extension OrganizationFounding {
    /// A founding with a first key whose digest is made from the name.
    static func sample(_ name: String, owner: PersonDraft) throws -> OrganizationFounding {
        try OrganizationFounding(
            name: OrganizationName(name), owner: owner,
            key: FirstKey(
                name: APIKeyName("First key"), prefix: "introzy_00000000", digest: .sample("first key of \(name)"),
                scopes: [.admin], lifetime: .standard))
    }
}

extension APIKeyDigest {
    /// 32 bytes that are others for another text.
    static func sample(_ text: String) -> APIKeyDigest {
        var random = SeededGenerator(
            seed: text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
        return APIKeyDigest(bytes: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
}
