#if Postgres
import PeopleStorage
import PostgresStorage

/// Opens `postgres://HOST/DATABASE`, as libpq reads it.
struct PostgresDriver: BackendDriver {
    func open(_ url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> any StorageBackend {
        let configuration = try configuration(of: url, options)
        do {
            return try await PostgresStorage.open(configuration, environment: options.environment)
        } catch {
            throw OpeningFailure(error.description)
        }
    }

    func migrationStatus(of url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> MigrationStatus {
        let configuration = try configuration(of: url, options)
        do {
            return try await PostgresStorage.migrationStatus(configuration)
        } catch {
            throw OpeningFailure(error.description)
        }
    }

    private func configuration(
        of url: StorageURL, _ options: StorageOptions
    ) throws(OpeningFailure) -> PostgresStorage.Configuration {
        // libpq would take much of what is refused here for something else than was meant, and quote it.
        guard url.location.hasPrefix("//") else {
            throw OpeningFailure("\(url) has no // behind its scheme: write postgres://HOST/DATABASE.")
        }
        guard url.parts != nil else {
            throw OpeningFailure(
                "\(url) can't be read: write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with %40, %2F, %3A and %3F for "
                    + "an @, a /, a : and a ? in a user name or a password.")
        }
        var configuration = PostgresStorage.Configuration(url: "\(url.scheme):\(url.location)")
        let postgres = options.postgres
        configuration.password = postgres.password?.text
        configuration.connections = postgres.connections
        configuration.connectTimeout = postgres.connectTimeout
        configuration.waitTimeout = postgres.waitTimeout
        configuration.statementTimeout = postgres.statementTimeout
        configuration.usesPreparedStatements = postgres.usesPreparedStatements
        configuration.startTimeout = postgres.startTimeout
        configuration.migration = PostgresStorage.MigrationPolicy(options.migration)
        return configuration
    }
}

extension PostgresStorage.MigrationPolicy {
    init(_ policy: MigrationPolicy) {
        switch policy {
        case .migrate: self = .migrate
        case .refuse: self = .refuseIfPending
        }
    }
}
#endif
