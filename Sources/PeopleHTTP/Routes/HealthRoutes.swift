import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// Whether the server lives, and whether it can work (contract, section 7). No key is needed.
struct HealthRoutes: Sendable {
    let health: HealthService

    var routes: [Route] {
        [.open("/healthz", alive), .open("/readyz", ready)]
    }

    private static let ok = Answer.success(capacity: 64) { writer in
        writer.object { writer in
            writer.name("status")
            writer.value("ok")
        }
    }

    private func alive() async throws(ApplicationError) -> Answer { Self.ok }

    private func ready() async throws(ApplicationError) -> Answer {
        try await health.check()
        return Self.ok
    }
}
