#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func createCompany(_ draft: CompanyDraft, schema: Revision) throws(StorageError) -> Company {
        try require(schema, of: .companies)
        try requireFree(draft.name)
        try requireFree(uniqueValues(of: draft.customFields, in: .companies))
        // Nothing fails from here on.
        return try insertCompany(draft).company
    }

    func updateCompany(
        _ id: Company.ID, _ patch: CompanyPatch, schema: Revision
    ) throws(StorageError) -> ChangeOutcome {
        try updateCompany(existingCompany(id), patch, schema: schema)
    }

    func updateCompany(
        _ earlier: StoredCompany, _ patch: CompanyPatch, schema: Revision
    ) throws(StorageError) -> ChangeOutcome {
        if !patch.customFields.isEmpty { try require(schema, of: .companies) }
        var company = earlier.company
        company.apply(patch)
        if company.name.comparisonKey != earlier.company.name.comparisonKey { try requireFree(company.name) }
        if !patch.customFields.isEmpty {
            try requireFree(
                uniqueValues(of: company.customFields, in: .companies),
                except: uniqueValues(of: earlier.company.customFields, in: .companies))
        }
        let (record, effect) = company.touched(since: earlier.company, at: now)
        if effect == .unchanged { return .company(record, effect) }
        // Nothing fails from here on.
        try update(record, stored: earlier)
        try note(record, row: earlier.row, .updated, record.fieldChanges(since: earlier.company))
        return .company(record, effect)
    }

    func deleteCompany(_ id: Company.ID) throws(StorageError) -> Company {
        let stored = try existingCompany(id)
        // Nothing fails from here on.
        try putAway(stored)
        return stored.company
    }

    // MARK: Links

    /// Where the company is that a person is to be linked with. Writes nothing.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` for an existing company that is not there.
    func find(_ reference: CompanyReference) throws(StorageError) -> FoundCompany {
        switch reference {
        case .none: return .none
        case .existing(let id):
            guard let link = try connection.link(with: id, in: rows) else { throw .notFound(.company(id)) }
            return .existing(link)
        case .named(let name):
            let link = try connection.first(CompanyQueries.linkByName) {
                $0.add(ordinal)
                $0.add(name.comparisonKey)
            } _: {
                $0.companyLink()
            }
            return link.map { .existing($0) } ?? .missing(name)
        }
    }

    enum FoundCompany {
        case none
        case existing(CompanyLink)
        case missing(CompanyName)
    }

    /// The company that was found, or made now.
    func link(_ found: FoundCompany) throws(StorageError) -> CompanyLink? {
        switch found {
        case .none: return nil
        case .existing(let link): return link
        case .missing(let name):
            let (row, company) = try insertCompany(CompanyDraft(name: name))
            return CompanyLink(row: row, summary: CompanySummary(company))
        }
    }

    // MARK: Steps

    private var list: SearchList { SearchList(table: .companies, rows: rows) }

    /// Adds a company whose name is known to be free.
    private func insertCompany(_ draft: CompanyDraft) throws(StorageError) -> (row: Int64, company: Company) {
        let (id, time) = transaction.issue(Company.self, now: now)
        let company = Company(id: id, draft: draft, createdAt: time)
        let row = try insert(company)
        try note(company, row: row, .created)
        return (row, company)
    }

    /// - Parameter place: the row of one that was there before; `nil` for one behind all others.
    /// - Returns: the row.
    @discardableResult
    func insert(_ company: Company, row place: Int64? = nil) throws(StorageError) -> Int64 {
        let row: Int64
        if let place { row = place } else { row = try transaction.nextRow(CompanyQueries.lastRow, in: rows) }
        let searchText = SearchText.of(company)
        try connection.run(CompanyQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(company.id)
            $0.addFields(of: company, searchText: searchText)
            $0.add(company.createdAt)
            $0.add(company.updatedAt)
            $0.add(company.revision)
        }
        try index(row, from: [], to: entries(of: company))
        try transaction.index(row, in: list, from: nil, to: searchText)
        transaction.count(.companies, in: ordinal, by: 1)
        return row
    }

    func update(_ company: Company, stored: StoredCompany) throws(StorageError) {
        let searchText = SearchText.of(company)
        try connection.run(CompanyQueries.update) {
            $0.add(stored.row)
            $0.addFields(of: company, searchText: searchText)
            $0.add(company.updatedAt)
            $0.add(company.revision)
        }
        try index(stored.row, from: entries(of: stored.company), to: entries(of: company))
        try transaction.index(stored.row, in: list, from: stored.searchText, to: searchText)
    }

    func requireFree(_ name: CompanyName) throws(StorageError) {
        let isTaken = try connection.exists(CompanyQueries.linkByName) {
            $0.add(ordinal)
            $0.add(name.comparisonKey)
        }
        if isTaken { throw .conflict(.companyNameTaken) }
    }

    /// - Throws: ``StorageError/notFound(_:)``.
    func existingCompany(_ id: Company.ID) throws(StorageError) -> StoredCompany {
        let stored = try connection.first(CompanyQueries.storedByID) {
            $0.add(id)
            $0.add(ordinal)
        } _: {
            $0.storedCompany()
        }
        guard let stored else { throw .notFound(.company(id)) }
        return stored
    }
}

extension Bindings {
    /// Gives the columns `name` to `search_text`, in which a new company and a changed one are alike.
    fileprivate mutating func addFields(of company: Company, searchText: String) {
        add(company.name.string)
        add(company.name.comparisonKey)
        add(company.description?.string)
        add(company.website?.string)
        add(company.industry?.string)
        add(company.address?.string)
        add(company.customFields.json)
        add(searchText)
    }
}
#endif
