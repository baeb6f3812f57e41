import Logging
import PeopleApplication
import PeopleDomain
import PeopleStorage
import ServiceLifecycle

/// Does jobs for as long as the program runs, and gives back those that it has not done when it is stopped.
struct EnrichmentWorkers: Service {
    private let worker: JobWorker
    private let finders: EnrichmentFinders

    /// `nil` where this process does none.
    ///
    /// - Throws: ``CommandFailure`` where an address of the settings can't be used.
    init?(_ settings: EnrichmentSettings, services: PeopleServices, logger: Logger) throws {
        if settings.workers == 0 { return nil }
        if !settings.fetch.allowedPrivateHosts.isEmpty {
            let hosts = settings.fetch.allowedPrivateHosts.joined(separator: ", ")
            logger.warning("private addresses may be read", metadata: ["hosts": "\(hosts)"])
        }
        finders = try EnrichmentFinders(settings)
        worker = JobWorker(
            services: services, profiles: finders.profiles, places: finders.places, rules: settings.rules,
            options: JobWorkerOptions(concurrency: settings.workers, lease: settings.lease)
        ) { $0.log(to: logger) }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await worker.run() }
        await finders.shutdown()
    }
}
