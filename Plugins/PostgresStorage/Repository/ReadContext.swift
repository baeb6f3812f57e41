#if Postgres
import PeopleDomain

/// What a read is about, which its transaction is told first.
enum ReadContext {
    case organization(Organization.ID)
    /// As ``organization(_:)``, with what a transaction of several round trips needs.
    case change(Organization.ID)
    /// As ``organization(_:)``, with what a search needs.
    case search(Organization.ID)
    /// The organization that a key opens.
    case key(APIKeyDigest)
    /// The jobs of all organizations. Not for a connection that is shared.
    case queue
    /// What is kept across organizations.
    case none

    func statement(timeout: Duration) -> Statement {
        let milliseconds = Int64(timeout / .milliseconds(1))
        switch self {
        case .organization(let id):
            return Statement(ContextQueries.organization) {
                $0.add(id)
                $0.add(milliseconds)
            }
        case .change(let id):
            return Statement(ContextQueries.change) {
                $0.add(id)
                $0.add(milliseconds)
            }
        case .search(let id):
            return Statement(ContextQueries.search) {
                $0.add(id)
                $0.add(milliseconds)
            }
        case .key(let digest):
            return Statement(ContextQueries.key) {
                $0.add(digest.bytes)
                $0.add(milliseconds)
            }
        case .queue:
            return Statement(ContextQueries.queue) { $0.add(milliseconds) }
        case .none:
            return Statement(ContextQueries.noOrganization) { $0.add(milliseconds) }
        }
    }
}
#endif
