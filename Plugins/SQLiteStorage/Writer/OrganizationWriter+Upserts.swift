#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func upsertPerson(_ upsert: PersonUpsert, schema: Revision) throws(StorageError) -> ChangeOutcome {
        guard let stored = try holder(of: upsert.match, schema: schema) else {
            try require(schema, of: .people)
            let person = try createPerson(upsert.draft.orIncomplete(), isFullUser: false, schema: schema).person
            return .person(person, .created)
        }
        // Whoever may not see it learns what a create would tell.
        guard scope.visibility.includes(stored.person) else { throw .conflict(upsert.match.conflict) }
        return try updatePerson(stored, upsert.patch, schema: schema)
    }

    func upsertCompany(_ upsert: CompanyUpsert, schema: Revision) throws(StorageError) -> ChangeOutcome {
        let stored = try connection.first(CompanyQueries.storedByName) {
            $0.add(ordinal)
            $0.add(upsert.name.comparisonKey)
        } _: {
            $0.storedCompany()
        }
        guard let stored else {
            try require(schema, of: .companies)
            return .company(try createCompany(upsert.draft.orIncomplete(), schema: schema), .created)
        }
        return try updateCompany(stored, upsert.patch, schema: schema)
    }

    /// Who matches, whether the scope sees the person or not.
    ///
    /// - Throws: ``StorageError/staleSchema``, or ``StorageConflict/customFieldNotUnique(_:)``.
    private func holder(of match: PersonMatch, schema: Revision) throws(StorageError) -> StoredPerson? {
        switch match {
        case .email(let email):
            return try connection.first(PersonQueries.storedByEmail) {
                $0.add(ordinal)
                $0.add(email.comparisonKey)
            } _: {
                $0.storedPerson()
            }
        case .customField(let key, let value):
            try require(schema, of: .people)
            let unique = try self.schema(of: .people).schema.uniqueValue(key, value)
            guard let row = try connection.row(of: unique.entry, ordinal: ordinal) else { return nil }
            return try connection.first(PersonQueries.storedByRow) {
                $0.add(row)
            } _: {
                $0.storedPerson()
            }
        }
    }
}
#endif
