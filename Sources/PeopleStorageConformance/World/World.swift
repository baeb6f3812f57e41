import PeopleDomain
import PeopleStorage

/// The small world in which every case happens: a store with two organizations, "Acme" of Wile Coyote and "Globex" of
/// Hank Scorpio, who know nobody yet but themselves.
struct World: Sendable {
    let clock: ManualClock
    let backend: any StorageBackend
    let acme: Tenant
    let globex: Tenant
    private let harness: any StorageHarness

    init(on harness: any StorageHarness) async throws {
        self.harness = harness
        clock = ManualClock()
        backend = try await harness.makeBackend(environment: clock.environment)
        acme = try await Tenant.found("Acme", owner: ("Wile", "Coyote", "wile@acme.com"), in: backend)
        clock.advance(by: .seconds(1))
        globex = try await Tenant.found("Globex", owner: ("Hank", "Scorpio", "hank@globex.com"), in: backend)
        clock.advance(by: .seconds(1))
    }

    private init(reopened backend: any StorageBackend, of world: World) {
        clock = world.clock
        harness = world.harness
        self.backend = backend
        acme = world.acme.moved(to: backend)
        globex = world.globex.moved(to: backend)
    }

    /// Another store of the same kind, without anything in it.
    func emptyStore() async throws -> any StorageBackend {
        try await harness.makeBackend(environment: clock.environment)
    }

    var directory: any OrganizationDirectory { backend.directory }

    /// Closes the store and opens it again; `nil` where it keeps nothing.
    func reopened() async throws -> World? {
        await backend.close()
        return try await harness.reopen(backend, environment: clock.environment)
            .map { World(reopened: $0, of: self) }
    }
}
