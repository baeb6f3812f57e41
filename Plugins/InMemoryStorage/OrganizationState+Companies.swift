import PeopleDomain
import PeopleStorage

extension OrganizationState {
    /// - Throws: ``StorageError/staleSchema``.
    func companies(matching query: CompanyQuery, page: PageRequest) throws(StorageError) -> Page<Company> {
        try require(query.fields.schema, of: .companies)
        if query == CompanyQuery() { return companies.page(page, as: \.company) }
        return companies.page(
            page,
            where: { row in
                query.search?.match(row.searchText) ?? true
                    && query.fields.conditions.allSatisfy { $0.isMet(by: row.company.keys(in: $0.field)) }
            }, order: query.fields.order, position: { query.fields.order.position(of: $0.company) }, as: \.company)
    }

    // MARK: Writes

    mutating func createCompany(
        _ draft: CompanyDraft, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> Company {
        try require(schema, of: .companies)
        if companiesByName[draft.name.comparisonKey] != nil { throw .conflict(.companyNameTaken) }
        try uniqueValues.requireFree(uniqueValues(of: draft.customFields, in: .companies))
        return insertCompany(draft, in: &context)
    }

    /// Adds a company whose name and unique values are known to be free.
    mutating func insertCompany(_ draft: CompanyDraft, in context: inout CommitContext) -> Company {
        let (id, time) = context.issue(Company.self)
        let company = Company(id: id, draft: draft, createdAt: time)
        companies.insert(CompanyRow(company))
        companiesByName[company.name.comparisonKey] = id
        uniqueValues.move(id, from: [], to: uniqueValues(of: company.customFields, in: .companies))
        note(company, .created, .none, in: context)
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
        let unique = (
            earlier: uniqueValues(of: earlier.customFields, in: .companies),
            now: uniqueValues(of: company.customFields, in: .companies)
        )
        try uniqueValues.requireFree(unique.now, except: unique.earlier)
        // Nothing fails from here on.
        let (record, effect) = company.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .company(record, effect) }
        companies.replace(CompanyRow(record))
        uniqueValues.move(id, from: unique.earlier, to: unique.now)
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        companiesByName[nameKeys.0] = nil
        companiesByName[nameKeys.1] = id
        return .company(record, effect)
    }

    mutating func deleteCompany(_ id: Company.ID, in context: CommitContext) throws(StorageError) -> Company {
        let company = try existingCompany(id)
        // Nothing fails from here on. The people are unlinked whether the scope sees them or not.
        let members = people.newestFirst.filter { $0.person.company?.id == id }.map { shown($0.person) }
        for member in members { link(member, with: nil, in: context) }
        putAway(company, members: members.map(\.id), in: context)
        return company
    }

    /// - Throws: ``StorageError/notFound(_:)``.
    func existingCompany(_ id: Company.ID) throws(StorageError) -> Company {
        guard let company = companies[id]?.company else { throw .notFound(.company(id)) }
        return company
    }
}
