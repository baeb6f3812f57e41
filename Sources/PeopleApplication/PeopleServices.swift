import PeopleStorage

/// The use cases of the People API over one store: what adapters and embedders call.
public struct PeopleServices: Sendable {
    public let people: PersonService
    public let companies: CompanyService
    public let customFields: CustomFieldService
    public let notes: NoteService
    public let apiKeys: APIKeyService
    public let users: UserService
    public let organizations: OrganizationService
    public let authenticator: Authenticator
    public let trash: TrashService
    public let health: HealthService
    public let enrichment: EnrichmentService
    public let jobs: JobService
    let environment: StorageEnvironment
    public let requestsInProgress = RequestsInProgress()

    /// - Parameters:
    ///   - keyring: makes and recognizes the secrets of keys.
    ///   - retention: how long what was deleted can be brought back. Whoever runs the services empties the trash:
    ///     ``TrashService/empty()``.
    ///   - geocodes: whether a worker looks for the coordinates of addresses, so that jobs for it are wanted.
    public init(
        backend: any StorageBackend, keyring: APIKeyring, environment: StorageEnvironment = .system,
        retention: TrashRetention = .standard, geocodes: Bool = false
    ) {
        self.environment = environment
        let bell = JobBell()
        enrichment = EnrichmentService(backend: backend, bell: bell, geocodes: geocodes)
        jobs = JobService(backend: backend, bell: bell, environment: environment)
        people = PersonService(backend: backend, retention: retention, geocodes: geocodes)
        companies = CompanyService(backend: backend, retention: retention)
        trash = TrashService(backend: backend, retention: retention, environment: environment)
        customFields = CustomFieldService(backend: backend)
        notes = NoteService(backend: backend)
        authenticator = Authenticator(directory: backend.directory, keyring: keyring, environment: environment)
        apiKeys = APIKeyService(backend: backend, keyring: keyring, authenticator: authenticator)
        users = UserService(backend: backend, geocodes: geocodes)
        organizations = OrganizationService(backend: backend, keyring: keyring, authenticator: authenticator)
        health = HealthService(backend: backend)
        backend.observeRevocations { [weak authenticator] in authenticator?.forgetAll() }
    }
}
