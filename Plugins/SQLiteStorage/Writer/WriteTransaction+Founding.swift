#if SQLite
import PeopleDomain
import PeopleStorage

extension WriteTransaction {
    /// Makes an organization with its owner and the owner's first key.
    func found(_ founding: OrganizationFounding) throws(StorageError) -> FoundedOrganization {
        if try connection.organization(named: founding.name) != nil { throw .conflict(.organizationNameTaken) }
        let now = now
        let (id, time) = issue(Organization.self, now: now)
        let organization = Organization(id: id, name: founding.name, createdAt: time)
        let rows = try insert(organization)
        // Nothing fails from here on: there is nothing yet that it could be at odds with.
        let scope = OrganizationScope(mintedFor: id, actor: nil, visibility: .all)
        let writer = OrganizationWriter(transaction: self, scope: scope, rows: rows, now: now)
        let owner = try writer.createUser(founding.owner, isRestrictedToOwnRecords: false, schema: .first)
        let key = try writer.createAPIKey(founding.key.draft(for: owner.id))
        return FoundedOrganization(organization: organization, owner: owner, key: key)
    }

    /// Adds an organization whose name is known to be free.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` where all numbers are used; nothing was written.
    @discardableResult
    func insert(_ organization: Organization) throws(StorageError) -> RowRange {
        let last = try connection.first(OrganizationQueries.lastOrdinal) { $0.int64() }
        let rows = RowRange(ordinal: (last ?? 0) + 1)
        guard rows.ordinal <= RowRange.maximumOrdinal else {
            throw .unavailable(
                Unavailability("the file has no room for another organization", retryAfter: .seconds(60)))
        }
        try connection.run(OrganizationQueries.insert) {
            $0.add(rows.ordinal)
            $0.add(organization.id)
            $0.add(organization.name.string)
            $0.add(organization.name.comparisonKey)
            $0.add(organization.createdAt)
        }
        return rows
    }
}
#endif
