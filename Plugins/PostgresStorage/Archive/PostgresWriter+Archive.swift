#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresWriter {
    /// Writes records of an organization as they are, all or none.
    func write(_ records: [StoreRecord], in id: Organization.ID) async throws(StorageError) {
        for case .organization(let organization) in records { try await write(organization) }
        let others = records.filter { $0.table != .organizations }
        if others.isEmpty { return }
        let token = CommitToken()
        if try await write(others, in: id, leaving: token) == .lost {
            try await findOut(token, lock: CommitQueries.lock, in: id).get()
        }
    }

    private enum Ending { case done, lost }

    /// One transaction of three round trips, whatever the number of records.
    ///
    /// - Returns: whether the connection was lost with the commit on its way.
    private func write(
        _ records: [StoreRecord], in id: Organization.ID, leaving token: CommitToken
    ) async throws(StorageError) -> Ending {
        let lease = try await lease()
        defer { lease.release() }
        let transaction = transaction(of: id, on: lease)
        var needs = CommitNeeds()
        for record in records { needs.add(record) }
        var set = try await transaction.begin(reading: needs)
        var context = try ArchiveContext(
            try await transaction.run(ArchiveContext.statements(for: records, in: transaction)))
        for record in records { try set.write(record, in: &context) }
        guard set.isChanged else { return .done }
        for case .customFields(let schema) in records {
            let earlier = set.definitions.originals.values.filter {
                $0.entityType == schema.entityType && $0.isIndexed
            }
            let now = set.schemas[schema.entityType]?.indexedFields ?? schema.indexedFields
            try await transaction.changeEntries(from: earlier.map(CustomQueryField.init), to: now)
        }
        do {
            try await transaction.commit(set, leaving: token)
        } catch {
            guard case .lost = error else { throw StorageError(error) }
            return .lost
        }
        transaction.lastIssued.note(set.last)
        return .done
    }

    // MARK: Organizations

    private func write(_ organization: Organization) async throws(StorageError) {
        let token = CommitToken()
        if try await write(organization, leaving: token) == .lost {
            try await findOut(token, lock: OrganizationQueries.lockFoundingOf, in: organization.id).get()
        }
    }

    private func write(
        _ organization: Organization, leaving token: CommitToken
    ) async throws(StorageError) -> Ending {
        let record = StoreRecord.organization(organization)
        let lease = try await lease()
        defer { lease.release() }
        let transaction = transaction(of: organization.id, on: lease)
        let looked = try await transaction.run([
            Statement(CommitQueries.begin), Statement(OrganizationQueries.lockFounding),
            Statement(OrganizationQueries.byID) { $0.add(organization.id) },
            Statement(OrganizationQueries.byName) { $0.add(organization.name.comparisonKey) },
        ])
        guard looked.count == 4 else { throw .corrupted("a statement had no answer") }
        let kept = try looked[2].first { StoreRecord.organization($0.organization()) }
        guard try record.step(over: kept, behind: nil) == .add else { return .done }
        if let other = try looked[3].first({ $0.organization().id }) {
            throw record.conflict(.isTaken(by: .organization(other)))
        }
        do {
            _ = try await lease.run(
                Request(
                    context: nil,
                    [
                        transaction.context, OrganizationQueries.insert(organization),
                        token.leave(in: organization.id), Statement(ContextQueries.noTimeout),
                        Statement(CommitQueries.commit),
                    ]))
        } catch {
            guard case .lost = error else { throw StorageError(error) }
            return .lost
        }
        return .done
    }

    func lease() async throws(StorageError) -> ConnectionLease {
        do { return try await client.lease() } catch { throw StorageError(error) }
    }
}
#endif
