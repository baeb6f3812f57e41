import PeopleApplication
import PeopleDomain
import PeopleStorage
import Testing

@Suite("What a caller may do")
struct AccessTests {
    @Test("A key without a scope is told which one it lacks")
    func scopes() async throws {
        let world = try await World()
        let reader = try await world.caller(APIKeyRequest(name: APIKeyName("r"), scopes: [.read]))
        _ = try await world.services.people.list(as: reader)
        await #expect(throws: ApplicationError.missingScope(.write)) {
            try await world.person("bob@acme.com", as: reader)
        }
        await #expect(throws: ApplicationError.missingScope(.admin)) {
            try await world.services.users.list(as: reader)
        }
        let writer = try await world.caller(APIKeyRequest(name: APIKeyName("w"), scopes: [.write]))
        await #expect(throws: ApplicationError.missingScope(.read)) {
            try await world.services.people.list(as: writer)
        }
    }

    @Test("Nobody hands out more than they have")
    func escalation() async throws {
        let world = try await World()
        let plain = try await world.caller(APIKeyRequest(name: APIKeyName("p")))
        await #expect(throws: ApplicationError.missingScope(.admin)) {
            try await world.services.apiKeys.create(APIKeyRequest(name: APIKeyName("x"), scopes: [.admin]), as: plain)
        }
        let restricted = try await world.caller(
            APIKeyRequest(name: APIKeyName("o"), isRestrictedToOwnRecords: true))
        let child = try await world.services.apiKeys.create(APIKeyRequest(name: APIKeyName("c")), as: restricted)
        #expect(child.key.isRestrictedToOwnRecords)
    }

    @Test("A caller manages its own keys, an admin everybody's")
    func otherUsersKeys() async throws {
        let world = try await World()
        let owner = try await world.owner
        let bob = try await world.person("bob@acme.com", as: owner)
        let user = try await world.services.users.create(from: bob.id, isRestrictedToOwnRecords: false, as: owner)
        let his = try await world.caller(APIKeyRequest(name: APIKeyName("b"), userID: user.id))
        let keys = try await world.services.apiKeys.list(as: his)
        #expect(keys.map(\.userID) == [user.id])
        let first = try #require(owner.key)
        await #expect(throws: ApplicationError.notFound(.apiKey)) {
            try await world.services.apiKeys.revoke(first.id, as: his)
        }
        #expect(try await world.services.apiKeys.list(as: owner).count == 2)
        await #expect(throws: ApplicationError.self) {
            try await world.caller(APIKeyRequest(name: APIKeyName("n"), userID: Identifier(high: 1, low: 1)))
        }
    }

    @Test("A key that is restricted sees only the people whom its user created")
    func visibility() async throws {
        let world = try await World()
        let owner = try await world.owner
        let bob = try await world.person("bob@acme.com", as: owner)
        let user = try await world.services.users.create(from: bob.id, isRestrictedToOwnRecords: true, as: owner)
        let his = try await world.caller(APIKeyRequest(name: APIKeyName("b"), userID: user.id))
        let own = try await world.person("carl@acme.com", as: his)
        let seen = try await world.services.people.list(as: his)
        #expect(seen.items.map(\.id) == [own.id])
        #expect(seen.total == 1)
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await world.services.people.get(bob.id, as: his)
        }
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await world.services.people.delete(bob.id, as: his)
        }
        #expect(try await world.services.people.list(as: owner).total == 3)
    }

    @Test("A company that does not exist is a fault of the field that names it")
    func unknownCompany() async throws {
        let world = try await World()
        let draft = PersonDraft(
            email: try EmailAddress("bob@acme.com"), firstName: try FirstName("Bob"),
            company: .existing(Identifier(high: 1, low: 1)))
        await #expect {
            try await world.services.people.create(as: world.owner) { (_) throws(ValidationFailure) in draft }
        } throws: { error in
            guard case .invalid(let failure)? = error as? ApplicationError else { return false }
            return failure.faults.map(\.field) == ["companyId"]
        }
    }

    @Test("The operator finds an organization by name or id, and revokes a key by its id alone")
    func operating() async throws {
        let world = try await World()
        let acme = try await world.services.organizations.find("ACME")
        #expect(try await world.services.organizations.find(acme.id.description) == acme)
        await #expect(throws: ApplicationError.notFound(.organization)) {
            try await world.services.organizations.find("Globex")
        }
        let key = try #require(try await world.services.organizations.apiKeys(of: acme).first)
        try await world.services.organizations.revokeKey(key.id)
        await #expect(throws: ApplicationError.unauthenticated) { try await world.owner }
        #expect(try await world.services.organizations.caller(for: acme).user.firstName.string == "Ann")
    }
}
