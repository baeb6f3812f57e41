import InMemoryStorage
import PeopleApplication
import PeopleDomain
import PeopleStorage
import Synchronization

/// A fresh store with one organization, Acme, whose owner is Ann.
struct World {
    let clock: ManualClock
    let backend: InMemoryStorage
    let services: PeopleServices
    let secret: APIKeySecret

    init(geocodes: Bool = false) async throws {
        let clock = ManualClock()
        self.clock = clock
        backend = InMemoryStorage(environment: clock.environment)
        services = PeopleServices(
            backend: backend, keyring: Self.keyring, environment: clock.environment, geocodes: geocodes)
        secret = try await services.organizations.found(
            OrganizationName("Acme"),
            owner: PersonDraft(email: EmailAddress("ann@acme.com"), firstName: FirstName("Ann")),
            keyName: APIKeyName("first")
        ).secret
    }

    private static let keyring = APIKeyring(serverSecret: Array(repeating: 7, count: 32))

    /// The services of another node on the same store.
    var otherNode: PeopleServices {
        PeopleServices(backend: backend, keyring: Self.keyring, environment: clock.environment)
    }

    var owner: Caller {
        get async throws { try await services.authenticator.caller(presenting: secret.revealed) }
    }

    /// The holder of a new key.
    func caller(_ request: APIKeyRequest) async throws -> Caller {
        let created = try await services.apiKeys.create(request, as: owner)
        return try await services.authenticator.caller(presenting: created.secret.revealed)
    }

    func person(_ email: String, as caller: Caller) async throws -> Person {
        let draft = PersonDraft(email: try EmailAddress(email), firstName: try FirstName("Bob"))
        return try await services.people.create(as: caller) { (_) throws(ValidationFailure) in draft }
    }
}

/// A clock that goes when it is told to.
final class ManualClock: Sendable {
    private let time = Mutex(Timestamp(millisecondsSince1970: 1_705_314_600_000))

    func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }

    var environment: StorageEnvironment { StorageEnvironment { self.time.withLock(\.self) } }
}
