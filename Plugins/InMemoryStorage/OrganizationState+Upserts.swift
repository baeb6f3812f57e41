import PeopleDomain
import PeopleStorage

extension OrganizationState {
    mutating func upsertPerson(
        _ upsert: PersonUpsert, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        guard let id = try holder(of: upsert.match, schema: schema) else {
            try require(schema, of: .people)
            let person = try createPerson(upsert.draft.orIncomplete(), isFullUser: false, schema: schema, in: &context)
            return .person(person, .created)
        }
        // Whoever may not see it learns what a create would tell.
        guard person(id, visibility: context.scope.visibility) != nil else { throw .conflict(upsert.match.conflict) }
        return try updatePerson(id, upsert.patch, schema: schema, in: &context)
    }

    mutating func upsertCompany(
        _ upsert: CompanyUpsert, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        guard let id = companiesByName[upsert.name.comparisonKey] else {
            try require(schema, of: .companies)
            let company = try createCompany(upsert.draft.orIncomplete(), schema: schema, in: &context)
            return .company(company, .created)
        }
        return try updateCompany(id, upsert.patch, schema: schema, in: context)
    }

    /// Who matches, whether the scope sees the person or not.
    ///
    /// - Throws: ``StorageError/staleSchema``, or ``StorageConflict/customFieldNotUnique(_:)``.
    private func holder(of match: PersonMatch, schema: Revision) throws(StorageError) -> Person.ID? {
        switch match {
        case .email(let email): return peopleByEmail[email.comparisonKey]
        case .customField(let key, let value):
            try require(schema, of: .people)
            return uniqueValues.holder(of: try self[schema: .people].uniqueValue(key, value), Person.self)
        }
    }
}
