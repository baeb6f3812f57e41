import Logging
import PeopleApplication
import PeopleDomain
import PeopleStorage

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
        case .leaseLost(let leased, _):
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
