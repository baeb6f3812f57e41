#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresWriter {
    /// Removes what is in the trash of an organization since before a time: of these records those that are still there.
    ///
    /// - Returns: how many went.
    func emptyTrash(
        of ids: [Identifier<StoreRecord>], deletedBefore time: Timestamp, in organizationID: Organization.ID
    ) async throws(StorageError) -> Int {
        let lease: ConnectionLease
        do { lease = try await client.lease() } catch { throw StorageError(error) }
        defer { lease.release() }
        let transaction = transaction(of: organizationID, on: lease)
        var set = try await transaction.begin(reading: CommitNeeds())
        let due = try await transaction.run([
            Statement(TrashQueries.stillDue) {
                $0.add(organizationID)
                $0.add(ids: ids)
                $0.add(time)
            }
        ]).first?.map { row in
            (id: row.id(StoreRecord.self), number: row.int64(), createdBy: row.optionalID(Person.self))
        }
        for record in due ?? [] {
            guard let entityType = EntityType(storedNumber: record.number) else { continue }
            set.forget(record.id, entityType, createdBy: record.createdBy)
        }
        guard let due, !due.isEmpty else { return 0 }
        // Whoever loses the connection here looks again the next time.
        do { try await transaction.commit(set, leaving: CommitToken()) } catch { throw StorageError(error) }
        return due.count
    }
}
#endif
