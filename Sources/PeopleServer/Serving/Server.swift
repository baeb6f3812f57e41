import Logging
import PeopleCLI
import PeopleHTTP
import PeopleKit
import ServiceLifecycle

/// `people serve`: the services over a store, HTTP in front of them, and an orderly end.
struct Server: Sendable {
    let configuration: ServerConfiguration
    let console: Console
    let logger: Logger

    /// How long requests in flight may take once the server was told to stop; what is left then is cut off. Less than
    /// what service managers wait before they kill (systemd 90 s, Docker only if told).
    static let gracePeriod = Duration.seconds(30)

    /// Serves until the process is told to stop, and closes the store.
    ///
    /// - Throws: ``CommandFailure`` where it could not start.
    func run(over service: PeopleService) async throws {
        let announcement = Announcement(
            firstRun: FirstRun(configuration: configuration.firstRun, services: service.services),
            host: configuration.http.host, console: console)
        let http = makeHTTPServer(
            services: service.services, configuration: configuration.http, logger: logger,
            onServerRunning: { announcement.listens(on: $0) })
        let trash = TrashUpkeep(trash: service.trash, logger: logger)
        // The group says in its own words what we say in ours: that it stops, and why.
        var groupLogger = logger
        groupLogger.logLevel = .critical
        let enrichment = try EnrichmentWorkers(configuration.enrichment, services: service.services, logger: logger)
        let services: [any Service] = [announcement, http, trash] + [enrichment].compactMap(\.self)
        var group = ServiceGroupConfiguration(services: services, logger: groupLogger)
        group.maximumGracefulShutdownDuration = Self.gracePeriod
        try await run(ServiceGroup(configuration: group))
        logger.notice("stopped")
    }

    private func run(_ services: ServiceGroup) async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { await StopSignals(logger: logger).run(stopping: services) }
                defer { tasks.cancelAll() }
                try await services.run()
            }
        } catch {
            throw CommandFailure(serving: error, at: configuration.http)
        }
    }
}
