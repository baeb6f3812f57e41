#if SQLite
import PeopleDomain
import PeopleStorage
import Synchronization

/// Remembers which rows are whose: an organization keeps its number for good, and every read asks for it.
final class OrdinalCache: Sendable {
    /// 40 bytes each; more organizations than that are looked up again now and then.
    private static let maximumCount = 100_000

    private let ordinals = Mutex<[Organization.ID: Int64]>([:])

    func rows(of id: Organization.ID, on connection: Connection) throws(StorageError) -> RowRange? {
        if let known = ordinals.withLock({ $0[id] }) { return RowRange(ordinal: known) }
        let found = try connection.first(OrganizationQueries.ordinal) {
            $0.add(id)
        } _: {
            $0.int64()
        }
        guard let found else { return nil }
        // One that this transaction has just founded and may yet roll back is not asked for by anybody else.
        ordinals.withLock { ordinals in
            if ordinals.count >= Self.maximumCount { ordinals.removeAll() }
            ordinals[id] = found
        }
        return RowRange(ordinal: found)
    }
}
#endif
