import Logging
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Ends the server when the system or a person asks for it: at the first signal after the requests in flight, at the
/// second one at once.
struct StopSignals: Sendable {
    let logger: Logger

    /// Listens for SIGTERM and SIGINT until the task is cancelled.
    func run(stopping services: ServiceGroup) async {
        var isStopping = false
        for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
            if isStopping {
                logger.notice("ended at once", metadata: ["signal": "\(signal)"])
                LogWriter.standardError.flush()
                _exit(130)
            }
            logger.notice("stopping after the requests in flight", metadata: ["signal": "\(signal)"])
            isStopping = true
            await services.triggerGracefulShutdown()
        }
    }
}
