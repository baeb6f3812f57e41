import PeopleDomain
import PeopleStorage

extension OrganizationState {
    func companies(matching query: CompanyQuery, page: PageRequest) -> Page<Company> {
        guard let search = query.search else { return companies.page(page, as: \.company) }
        return companies.page(page, where: { search.match($0.searchText) }, as: \.company)
    }

    // MARK: Writes

    mutating func createCompany(
        _ draft: CompanyDraft, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> Company {
        try require(schema, of: .companies)
        if companiesByName[draft.name.comparisonKey] != nil { throw .conflict(.companyNameTaken) }
        return insertCompany(draft, in: &context)
    }

    /// Adds a company whose name is known to be free.
    mutating func insertCompany(_ draft: CompanyDraft, in context: inout CommitContext) -> Company {
        let (id, time) = context.issue(Company.self)
        let company = Company(id: id, draft: draft, createdAt: time)
        companies.insert(CompanyRow(company))
        companiesByName[company.name.comparisonKey] = id
        return company
    }

    mutating func updateCompany(
        _ id: Company.ID, _ patch: CompanyPatch, schema: Revision, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try existingCompany(id)
        if !patch.customFields.isEmpty { try require(schema, of: .companies) }
        var company = earlier
        company.apply(patch)
        let nameKeys = (earlier.name.comparisonKey, company.name.comparisonKey)
        if nameKeys.0 != nameKeys.1 && companiesByName[nameKeys.1] != nil { throw .conflict(.companyNameTaken) }
        // Nothing fails from here on.
        let (record, effect) = company.touched(since: earlier, at: context.now)
        companies.replace(CompanyRow(record))
        companiesByName[nameKeys.0] = nil
        companiesByName[nameKeys.1] = id
        return .company(record, effect)
    }

    mutating func deleteCompany(_ id: Company.ID, in context: CommitContext) throws(StorageError) -> Company {
        let company = try existingCompany(id)
        // Nothing fails from here on. The people are unlinked whether the scope sees them or not.
        for member in people.newestFirst.filter({ $0.person.company?.id == id }).map(\.person) {
            var person = member
            person.company = nil
            people.replace(PersonRow(person.touched(since: member, at: context.now).record))
        }
        companies.remove(id)
        companiesByName[company.name.comparisonKey] = nil
        notes[.company(id)] = nil
        return company
    }

    /// - Throws: ``StorageError/notFound(_:)``.
    func existingCompany(_ id: Company.ID) throws(StorageError) -> Company {
        guard let company = companies[id]?.company else { throw .notFound(.company(id)) }
        return company
    }
}
