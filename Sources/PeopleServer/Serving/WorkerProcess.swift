import Logging
import PeopleCLI
import PeopleKit
import ServiceLifecycle

/// `people worker`: the workers over a store, and an orderly end.
struct WorkerProcess: Sendable {
    let configuration: ServerConfiguration
    let console: Console
    let logger: Logger

    /// Works until the process is told to stop.
    ///
    /// - Throws: ``CommandFailure`` where it is told to do nothing.
    func run(over service: PeopleService) async throws {
        guard
            let workers = try EnrichmentWorkers(configuration.enrichment, services: service.services, logger: logger)
        else { throw CommandFailure("\(Settings.enrichmentWorkers.key) is 0: there is nothing to do.") }
        var groupLogger = logger
        groupLogger.logLevel = .critical
        var group = ServiceGroupConfiguration(services: [workers], logger: groupLogger)
        group.maximumGracefulShutdownDuration = Server.gracePeriod
        let services = ServiceGroup(configuration: group)
        console.print("Working, \(configuration.enrichment.workers) jobs at a time")
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await StopSignals(logger: logger).run(stopping: services) }
            defer { tasks.cancelAll() }
            try await services.run()
        }
        logger.notice("stopped")
    }
}
