#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func createCompany(
        _ draft: CompanyDraft, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> Company {
        try require(schema, of: .companies)
        if companyNames[draft.name.comparisonKey] != nil { throw .conflict(.companyNameTaken) }
        try uniqueValues.requireFree(uniqueValues(of: draft.customFields, in: .companies))
        return insertCompany(draft, in: context)
    }

    /// Adds a company whose name and unique values are known to be free.
    mutating func insertCompany(_ draft: CompanyDraft, in context: ChangeContext) -> Company {
        let (id, time) = issue(Company.self, in: context)
        let company = Company(id: id, draft: draft, createdAt: time)
        companies.insert(company, as: id)
        companyNames[company.name.comparisonKey] = id
        uniqueValues.move(id, from: [], to: uniqueValues(of: company.customFields, in: .companies))
        count(CountKey(.companies), by: 1)
        note(company, .created, in: context)
        return company
    }

    mutating func updateCompany(
        _ id: Company.ID, _ patch: CompanyPatch, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try existingCompany(id)
        if !patch.customFields.isEmpty { try require(schema, of: .companies) }
        var company = earlier
        company.apply(patch)
        let (oldKey, newKey) = (earlier.name.comparisonKey, company.name.comparisonKey)
        if oldKey != newKey && companyNames[newKey] != nil { throw .conflict(.companyNameTaken) }
        let unique = (
            earlier: uniqueValues(of: earlier.customFields, in: .companies),
            now: uniqueValues(of: company.customFields, in: .companies)
        )
        try uniqueValues.requireFree(unique.now, except: unique.earlier)
        // Nothing fails from here on.
        let (record, effect) = company.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .company(record, effect) }
        companies.update(record, as: id)
        uniqueValues.move(id, from: unique.earlier, to: unique.now)
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        companyNames[oldKey] = nil
        companyNames[newKey] = id
        return .company(record, effect)
    }

    /// The people of the company were unlinked in the database before.
    mutating func deleteCompany(_ id: Company.ID, in context: ChangeContext) throws(StorageError) -> Company {
        let company = try existingCompany(id)
        // Nothing fails from here on.
        putAway(company, in: context)
        return company
    }

    /// - Throws: ``StorageError/notFound(_:)`` where there is no such company.
    func existingCompany(_ id: Company.ID) throws(StorageError) -> Company {
        guard let company = companies[id] else { throw .notFound(.company(id)) }
        return company
    }
}
#endif
