#if SQLite
import PeopleDomain
import PeopleStorage

extension WriteTransaction {
    /// Makes an organization with its owner and the owner's first key.
    func found(_ founding: OrganizationFounding) throws(StorageError) -> FoundedOrganization {
        if try connection.organization(named: founding.name) != nil { throw .conflict(.organizationNameTaken) }
        let last = try connection.first(OrganizationQueries.lastOrdinal) { $0.int64() }
        let rows = RowRange(ordinal: (last ?? 0) + 1)
        guard rows.ordinal <= RowRange.maximumOrdinal else {
            throw .unavailable(
                Unavailability("the file has no room for another organization", retryAfter: .seconds(60)))
        }
        // Nothing fails from here on: there is nothing yet that it could be at odds with.
        let now = now
        let (id, time) = issue(Organization.self, now: now)
        let organization = Organization(id: id, name: founding.name, createdAt: time)
        try connection.run(OrganizationQueries.insert) {
            $0.add(rows.ordinal)
            $0.add(id)
            $0.add(founding.name.string)
            $0.add(founding.name.comparisonKey)
            $0.add(time)
        }
        let scope = OrganizationScope(mintedFor: id, actor: nil, visibility: .all)
        let writer = OrganizationWriter(transaction: self, scope: scope, rows: rows, now: now)
        let owner = try writer.createUser(founding.owner, isRestrictedToOwnRecords: false, schema: .first)
        let key = try writer.createAPIKey(founding.key.draft(for: owner.id))
        return FoundedOrganization(organization: organization, owner: owner, key: key)
    }
}
#endif
