import PeopleApplication
import PeopleDomain
import Testing

@Suite("Telling who presents a key")
struct AuthenticatorTests {
    @Test("A key tells its user, its organization and what it may do")
    func holder() async throws {
        let world = try await World()
        let caller = try await world.owner
        #expect(caller.organization.name.string == "Acme")
        #expect(caller.user.email?.string == "ann@acme.com")
        #expect(caller.scopes == [.admin])
    }

    @Test("What is no key of ours, or an unknown one, opens nothing", arguments: ["", "introzy_", "Bearer", "unknown"])
    func unknown(text: String) async throws {
        let world = try await World()
        let presented = text == "unknown" ? APIKeyring.ephemeral().makeSecret().revealed : text
        await #expect(throws: ApplicationError.unauthenticated) {
            try await world.services.authenticator.caller(presenting: presented)
        }
    }

    @Test("A revoked key opens nothing from then on, on this node at once and on others within a second")
    func revocation() async throws {
        let world = try await World()
        let other = world.otherNode
        let created = try await world.services.apiKeys.create(APIKeyRequest(name: APIKeyName("k")), as: world.owner)
        for services in [world.services, other] {
            _ = try await services.authenticator.caller(presenting: created.secret.revealed)
        }
        try await world.services.apiKeys.revoke(created.key.id, as: world.owner)
        await #expect(throws: ApplicationError.unauthenticated) {
            try await world.services.authenticator.caller(presenting: created.secret.revealed)
        }
        world.clock.advance(by: .seconds(1))
        await #expect(throws: ApplicationError.unauthenticated) {
            try await other.authenticator.caller(presenting: created.secret.revealed)
        }
    }

    @Test("A key opens nothing once it has expired, remembered or not")
    func expiry() async throws {
        let world = try await World()
        let request = try APIKeyRequest(name: APIKeyName("k"), lifetime: APIKeyLifetime(days: 1))
        let created = try await world.services.apiKeys.create(request, as: world.owner)
        world.clock.advance(by: .seconds(86_400) - .milliseconds(500))
        _ = try await world.services.authenticator.caller(presenting: created.secret.revealed)
        world.clock.advance(by: .milliseconds(500))
        await #expect(throws: ApplicationError.unauthenticated) {
            try await world.services.authenticator.caller(presenting: created.secret.revealed)
        }
    }
}
