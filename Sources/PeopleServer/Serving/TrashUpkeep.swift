import Logging
import PeopleApplication
import ServiceLifecycle

/// Empties the trash of what has been there for long enough, for as long as the server runs. Several servers of one store
/// may do so at once.
struct TrashUpkeep: Service {
    let trash: TrashService
    let logger: Logger

    /// Between two looks. What is kept for days may stay for some minutes more.
    static let pause = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await empty()
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func empty() async {
        do {
            let count = try await trash.empty()
            if count > 0 { logger.info("emptied the trash", metadata: ["records": "\(count)"]) }
        } catch {
            // Nothing is lost: it is tried again.
            logger.warning("the trash could not be emptied", metadata: ["error": "\(error)"])
        }
    }
}
