#if Postgres
import PeopleDomain
import Synchronization

/// The last id that this process issued, of whichever organization: where an organization's next one begins, unless its
/// own last is behind it.
///
/// Within an organization its row in the database keeps the order, on all nodes. This keeps it between organizations, as
/// far as one process can see it.
final class LastIssued: Sendable {
    private let last = Mutex((id: Identifier<Organization>(high: 0, low: 0), time: Timestamp(millisecondsSince1970: 0)))

    /// The later of an organization's last id and ours.
    func orLater(
        _ stored: (id: Identifier<Organization>, time: Timestamp)
    ) -> (id: Identifier<Organization>, time: Timestamp) {
        let ours = last.withLock(\.self)
        return (ours.time, ours.id) > (stored.time, stored.id) ? ours : stored
    }

    func note(_ issued: (id: Identifier<Organization>, time: Timestamp)) {
        last.withLock { last in if (issued.time, issued.id) > (last.time, last.id) { last = issued } }
    }
}
#endif
