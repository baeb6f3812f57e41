#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresWriter {
    /// Makes an organization with its owner and the owner's first key.
    func found(_ founding: OrganizationFounding) async throws(StorageError) -> FoundedOrganization {
        let lease: ConnectionLease
        do { lease = try await client.lease() } catch { throw StorageError(error) }
        let (id, time) = try await begin(founding.name, on: lease)
        let transaction = transaction(of: id, on: lease)
        var set = WorkingSet(
            organizationID: id, last: (id, time), schemaRevisions: [.people: .first, .companies: .first])
        let scope = OrganizationScope(mintedFor: id, actor: nil, visibility: .all)
        let context = ChangeContext(scope: scope, now: environment.now())
        let owner = try set.createUser(
            founding.owner, isRestrictedToOwnRecords: false, schema: .first, in: context)
        let key = try set.createAPIKey(founding.key.draft(for: owner.id), in: context)
        let founded = FoundedOrganization(
            organization: Organization(id: id, name: founding.name, createdAt: time), owner: owner, key: key)
        let token = CommitToken()
        do throws(PostgresFailure) {
            defer { lease.release() }
            try await transaction.commit(set, leaving: token)
            return founded
        } catch {
            guard case .lost = error else { throw StorageError(error) }
        }
        try await findOut(token, lock: OrganizationQueries.lockFoundingOf, in: id).get()
        return founded
    }

    /// Begins, and inserts the organization behind the newest.
    private func begin(
        _ name: OrganizationName, on lease: ConnectionLease
    ) async throws(StorageError) -> (id: Organization.ID, time: Timestamp) {
        var isBegun = false
        defer { if !isBegun { lease.release() } }
        do {
            let looked = try await lease.run(
                Request(
                    context: nil,
                    [
                        Statement(CommitQueries.begin), Statement(OrganizationQueries.lockFounding),
                        Statement(OrganizationQueries.newest) { $0.add(1) },
                        Statement(OrganizationQueries.byName) { $0.add(name.comparisonKey) },
                    ]))
            guard looked.count == 4 else { throw StorageError.corrupted("a statement had no answer") }
            if looked[3].count > 0 { throw StorageError.conflict(.organizationNameTaken) }
            var identifiers = IdentifierGenerator()
            if let newest = try looked[2].first({ $0.organization() }) {
                identifiers = IdentifierGenerator(after: newest.id, at: newest.createdAt)
            }
            var random = SystemRandomNumberGenerator()
            let (id, time) = identifiers.next(Organization.self, now: environment.now(), using: &random)
            _ = try await lease.run(
                Request(
                    context: nil,
                    [
                        ReadContext.organization(id).statement(timeout: timeout),
                        OrganizationQueries.insert(Organization(id: id, name: name, createdAt: time)),
                    ]))
            isBegun = true
            return (id, time)
        } catch let error as StorageError {
            throw error
        } catch let error as PostgresFailure {
            throw StorageError(error)
        } catch {
            throw .corrupted("\(error)")
        }
    }
}
#endif
