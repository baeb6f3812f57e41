import InMemoryStorage
import PeopleStorage

#if SQLite
import SQLiteStorage
#endif

/// Which backend keeps the stores of which scheme.
///
/// The standard registry knows the backends that this build has. Others are added by whoever has them:
///
/// ```swift
/// var registry = BackendRegistry.standard
/// registry.register(AcmeDriver(), for: "acme")
/// let people = try await PeopleService.open("acme:over/there", registry: registry)
/// ```
public struct BackendRegistry: Sendable {
    private var drivers: [String: any BackendDriver]

    /// A registry that knows no scheme.
    public init() { drivers = [:] }

    /// The backends of this build: `memory`, with the package trait `SQLite` also `sqlite`, and with `Postgres` also
    /// `postgres` and `postgresql`.
    public static var standard: BackendRegistry {
        var registry = BackendRegistry()
        registry.register(InMemoryDriver(), for: "memory")
        #if SQLite
        registry.register(SQLiteDriver(), for: "sqlite")
        #endif
        #if Postgres
        registry.register(PostgresDriver(), for: "postgres")
        registry.register(PostgresDriver(), for: "postgresql")
        #endif
        return registry
    }

    /// Makes a driver responsible for a scheme, in the place of one that was before.
    ///
    /// - Parameter scheme: in lower case.
    public mutating func register(_ driver: some BackendDriver, for scheme: String) { drivers[scheme] = driver }

    /// The driver of a store.
    ///
    /// - Throws: ``OpeningFailure`` for a scheme that nobody registered.
    public func driver(for url: StorageURL) throws(OpeningFailure) -> any BackendDriver {
        if let driver = drivers[url.scheme] { return driver }
        let known = drivers.keys.sorted().map { "\($0):" }.joined(separator: ", ")
        switch url.scheme {
        case "postgres", "postgresql":
            throw OpeningFailure(
                "This build has no PostgreSQL backend, which \(url) needs: it was built without the package trait "
                    + "Postgres. It has \(known).")
        case "sqlite":
            throw OpeningFailure(
                "This build has no SQLite backend, which \(url) needs: it was built without the package trait SQLite. "
                    + "It has \(known).")
        default:
            throw OpeningFailure("No backend is known for the scheme \"\(url.scheme)\". This build has \(known).")
        }
    }
}

/// Opens `memory:`, a new and empty store each time.
private struct InMemoryDriver: BackendDriver {
    func open(_ url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> any StorageBackend {
        guard url.location.isEmpty else {
            throw OpeningFailure("\(url) names something in memory, where there is nothing to name: write memory:.")
        }
        return InMemoryStorage(environment: options.environment)
    }

    func secretKeeping(for url: StorageURL) -> SecretKeeping { .ephemeral }
}

#if SQLite
/// Opens `sqlite:PATH`, a file.
private struct SQLiteDriver: BackendDriver {
    func open(_ url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> any StorageBackend {
        let configuration = SQLiteStorage.Configuration(
            path: try path(of: url), synchronous: SQLiteStorage.Synchronous(options.sqlite.synchronous),
            readers: options.sqlite.readers, migration: SQLiteStorage.MigrationPolicy(options.migration))
        do {
            return try await SQLiteStorage.open(configuration, environment: options.environment)
        } catch {
            throw OpeningFailure(error.description)
        }
    }

    func migrationStatus(of url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> MigrationStatus {
        let path = try path(of: url)
        do {
            // Blocks for as long as it takes to read a page, which is for command lines only.
            return try SQLiteStorage.migrationStatus(at: path)
        } catch {
            throw OpeningFailure(error.description)
        }
    }

    func secretKeeping(for url: StorageURL) -> SecretKeeping { .file(path: url.location + ".secret") }

    private func path(of url: StorageURL) throws(OpeningFailure) -> String {
        guard !url.location.isEmpty else {
            throw OpeningFailure("\(url) names no file: write sqlite:PATH, as in sqlite:data/people.sqlite.")
        }
        // Of `sqlite://data/people.sqlite` one can't tell whether a host or a folder of the root is meant.
        guard !url.location.hasPrefix("//") else {
            throw OpeningFailure("\(url) has slashes before its path: write sqlite:PATH or sqlite:/PATH.")
        }
        return url.location
    }
}

extension SQLiteStorage.Synchronous {
    init(_ synchronous: SQLiteOptions.Synchronous) {
        switch synchronous {
        case .full: self = .full
        case .normal: self = .normal
        }
    }
}

extension SQLiteStorage.MigrationPolicy {
    init(_ policy: MigrationPolicy) {
        switch policy {
        case .migrate: self = .migrate
        case .refuse: self = .refuseIfPending
        }
    }
}
#endif
