import PeopleApplication
import PeopleDomain
import PeopleStorage

/// People, companies, custom fields and notes over a store of your choice: the door for programs that embed them.
///
/// ```swift
/// import PeopleKit
///
/// let service = try await PeopleService.open("memory:")
/// let me = try await service.caller(of: "Acme", email: "me@acme.example")
///
/// let jane = PersonDraft(
///     email: try EmailAddress("jane@acme.example"), firstName: try FirstName("Jane"),
///     company: .named(try CompanyName("Acme Inc")))
/// _ = try await service.people.create(as: me) { _ in jane }
/// let found = try await service.people.list(PersonListRequest(search: SearchTerms("jan")), as: me)
/// print(found.items.map(\.firstName))
///
/// await service.close()
/// ```
@dynamicMemberLookup
public struct PeopleService: Sendable {
    /// All use cases. Each is also reached by its name alone, as `service.people`.
    public let services: PeopleServices
    private let backend: any StorageBackend

    /// Opens a store, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - url: `memory:`, `sqlite:PATH`, `postgres://HOST/DATABASE`, or what else the registry knows.
    ///   - secret: what the digests of keys are made under. Without one, a store in memory has its own, and an SQLite
    ///     database has it in a file beside it, which is made at the first time. A store that several nodes share is
    ///     not opened without one.
    /// - Throws: ``OpeningFailure``.
    public static func open(
        _ url: String, secret: ServerSecret? = nil, options: StorageOptions = StorageOptions(),
        registry: BackendRegistry = .standard
    ) async throws(OpeningFailure) -> PeopleService {
        try await open(StorageURL(url), secret: secret, options: options, registry: registry)
    }

    /// Opens a store whose URL was read already.
    ///
    /// - Throws: ``OpeningFailure``.
    public static func open(
        _ url: StorageURL, secret: ServerSecret? = nil, options: StorageOptions = StorageOptions(),
        registry: BackendRegistry = .standard
    ) async throws(OpeningFailure) -> PeopleService {
        let driver = try registry.driver(for: url)
        let keeping = driver.secretKeeping(for: url)
        // Before the store is made or migrated for nothing.
        if secret == nil, keeping == .givenOnly { throw .secretMissing(for: url) }
        let backend = try await driver.open(url, options: options)
        do {
            let keyring = try await APIKeyring.opening(backend, at: url, secret: secret, keeping: keeping)
            return PeopleService(
                backend: backend,
                services: PeopleServices(
                    backend: backend, keyring: keyring, environment: options.environment,
                    retention: options.trashRetention, geocodes: options.geocodesAddresses))
        } catch {
            await backend.close()
            throw error
        }
    }

    /// Over a backend that is open already.
    public init(backend: any StorageBackend, secret: ServerSecret, environment: StorageEnvironment = .system) {
        self.init(
            backend: backend,
            services: PeopleServices(backend: backend, keyring: secret.keyring, environment: environment))
    }

    private init(backend: any StorageBackend, services: PeopleServices) {
        self.backend = backend
        self.services = services
    }

    /// Lets go of the store. Later calls throw ``ApplicationError/unavailable(_:)``.
    public func close() async { await backend.close() }

    public subscript<Service>(dynamicMember keyPath: KeyPath<PeopleServices, Service>) -> Service {
        services[keyPath: keyPath]
    }
}
