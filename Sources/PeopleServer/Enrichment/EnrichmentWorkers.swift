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

extension JobEvent {
    /// Says it in the log: what went well in a line that few read, what did not in one that somebody should.
    func log(to logger: Logger) {
        switch self {
        case .settled(let leased, .failed(let report)):
            logger.warning("a job failed", metadata: leased.metadata(report.failure ?? "for no reason"))
        case .settled(let leased, .retry(let time, let report)):
            var metadata = leased.metadata(report.failure ?? "for no reason")
            metadata["again"] = "\(time)"
            logger.info("a job is tried again later", metadata: metadata)
        case .settled(let leased, let settlement):
            logger.info(
                "a job ended",
                metadata: leased.metadata(settlement.report.failure ?? settlement.report.result?.rawValue ?? ""))
        case .leaseLost(let leased):
            logger.info("a job was cancelled, or is with another worker", metadata: leased.metadata())
        case .unsettled(let leased, let error):
            logger.warning(
                "the end of a job could not be stored; it is tried again", metadata: leased.metadata("\(error)"))
        case .storeFailed(let error):
            logger.warning("the queue of jobs can't be reached", metadata: ["error": "\(error)"])
        }
    }
}

extension LeasedJob {
    fileprivate func metadata(_ result: String = "") -> Logger.Metadata {
        var metadata: Logger.Metadata = ["job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempts)"]
        if !result.isEmpty { metadata["result"] = "\(result)" }
        return metadata
    }
}
