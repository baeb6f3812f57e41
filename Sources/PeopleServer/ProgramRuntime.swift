import Logging
import PeopleApplication
import PeopleCLI
import PeopleKit

/// What the commands need of the program: settings read, logs set up, a store opened.
struct ProgramRuntime: CommandRuntime {
    let environment: [String: String]
    let console: Console
    let registry: BackendRegistry
    /// Whether logs go where the settings say. Tests, which share a process, leave them alone.
    let logging: LoggingSetup

    enum LoggingSetup: Sendable {
        case asConfigured
        case untouched
    }

    init(
        environment: [String: String], console: Console = .standard, registry: BackendRegistry = .standard,
        logging: LoggingSetup = .asConfigured
    ) {
        self.environment = environment
        self.console = console
        self.registry = registry
        self.logging = logging
    }

    func serve(_ options: ServeOptions) async throws {
        var flags: [String: String] = [:]
        flags[Settings.httpHost.key] = options.host
        flags[Settings.httpPort.key] = options.port
        let configuration = try configuration(options.store, flags: flags)
        let server = Server(configuration: configuration, console: console, logger: Logger(label: "people"))
        try await withService(configuration) { try await server.run(over: $0) }
    }

    func work(_ options: StoreOptions) async throws {
        let configuration = try configuration(options)
        let workers = WorkerProcess(configuration: configuration, console: console, logger: Logger(label: "people"))
        try await withService(configuration) { try await workers.run(over: $0) }
    }

    func withServices<Result: Sendable>(
        _ options: StoreOptions, _ body: @Sendable (PeopleServices) async throws -> Result
    ) async throws -> Result {
        let configuration = try configuration(options)
        if configuration.storageURL.scheme == "memory" {
            console.note("people: The store is in memory, and ends with this command: set storage.url.")
        }
        return try await withService(configuration) { try await body($0.services) }
    }

    func migrationReport(_ options: StoreOptions) async throws -> MigrationReport {
        try await migrationReport(configuration(options))
    }

    func migrate(_ options: StoreOptions) async throws -> MigrationReport {
        let configuration = try configuration(options)
        let report = try await migrationReport(configuration)
        let url = configuration.storageURL
        do {
            // The store alone, since whoever migrates it need not have the secret of its keys.
            await (try registry.driver(for: url).open(url, options: configuration.storage)).close()
        } catch {
            throw CommandFailure(opening: url, error)
        }
        return report
    }

    func copy(_ options: CopyOptions, progress: (StoreCopyProgress) -> Void) async throws -> CopyReport {
        let configuration = try configuration(options.store)
        let source = try storageURL(options.source, of: "--from")
        let target = try storageURL(options.target, of: "--to")
        if source == target { throw CommandFailure("--from and --to name the same store.", status: .wrongUse) }
        do {
            let comparison = try await StoreCopy.withStores(
                from: source, to: target, options: configuration.storage, registry: registry
            ) { try await $0.run(leavingMerges: options.leavesMerges, progress: progress) }
            let secret = try SecretMove(from: source, to: target, given: configuration.secret, registry: registry)
            return CopyReport(comparison: comparison, secretSentence: try secret.sentence())
        } catch let failure as OpeningFailure {
            throw CommandFailure(failure.sentence)
        }
    }

    // MARK: Steps

    private func storageURL(_ text: String, of option: String) throws(CommandFailure) -> StorageURL {
        do {
            return try StorageURL(text)
        } catch {
            throw CommandFailure("\(option): \(error.sentence)", status: .wrongUse)
        }
    }

    private func configuration(
        _ options: StoreOptions, flags: [String: String] = [:]
    ) throws(CommandFailure) -> ServerConfiguration {
        let configuration = try ServerConfiguration(
            file: options.configurationFile, environment: environment, flags: flags
        ) { console.note("people: \($0)") }
        switch logging {
        case .asConfigured: LoggingSystem.bootstrap(level: configuration.logLevel, format: configuration.logFormat)
        case .untouched: break
        }
        return configuration
    }

    private func withService<Result: Sendable>(
        _ configuration: ServerConfiguration, _ body: (PeopleService) async throws -> Result
    ) async throws -> Result {
        let service: PeopleService
        do {
            service = try await PeopleService.open(
                configuration.storageURL, secret: configuration.secret, options: configuration.storage,
                registry: registry)
        } catch {
            throw CommandFailure(opening: configuration.storageURL, error)
        }
        do {
            let result = try await body(service)
            await service.close()
            return result
        } catch {
            await service.close()
            throw error
        }
    }

    private func migrationReport(_ configuration: ServerConfiguration) async throws(CommandFailure) -> MigrationReport {
        let url = configuration.storageURL
        do {
            let status = try await registry.driver(for: url).migrationStatus(of: url, options: configuration.storage)
            return MigrationReport(store: url.description, status: status)
        } catch {
            throw CommandFailure(error.sentence)
        }
    }
}

extension CommandFailure {
    fileprivate init(opening url: StorageURL, _ failure: OpeningFailure) {
        self.init("\(Settings.storageURL.key) is \"\(url)\". \(failure.sentence)")
    }
}
