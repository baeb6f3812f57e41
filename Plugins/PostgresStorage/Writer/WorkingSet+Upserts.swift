#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func upsertPerson(
        _ upsert: PersonUpsert, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        guard let id = try holder(of: upsert.match, schema: schema) else {
            try require(schema, of: .people)
            let person = try createPerson(upsert.draft.orIncomplete(), isFullUser: false, schema: schema, in: context)
            return .person(person, .created)
        }
        guard let stored = people[id] else { throw .corrupted("a person who matches was not read") }
        // Whoever may not see it learns what a create would tell.
        guard context.scope.visibility.includes(stored) else { throw .conflict(upsert.match.conflict) }
        return try updatePerson(id, upsert.patch, schema: schema, in: context)
    }

    mutating func upsertCompany(
        _ upsert: CompanyUpsert, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        guard let id = companyNames[upsert.name.comparisonKey] else {
            try require(schema, of: .companies)
            return .company(try createCompany(upsert.draft.orIncomplete(), schema: schema, in: context), .created)
        }
        return try updateCompany(id, upsert.patch, schema: schema, in: context)
    }

    /// Who matches, whether the scope sees the person or not.
    ///
    /// - Throws: ``StorageError/staleSchema``, or ``StorageConflict/customFieldNotUnique(_:)``.
    private func holder(of match: PersonMatch, schema: Revision) throws(StorageError) -> Person.ID? {
        switch match {
        case .email(let email): return emails[email.comparisonKey]
        case .customField(let key, let value):
            try require(schema, of: .people)
            let unique = try schemas[.people]?.uniqueValue(key, value)
            return unique.flatMap { uniqueValues.holder(of: $0, Person.self) }
        }
    }
}
#endif
