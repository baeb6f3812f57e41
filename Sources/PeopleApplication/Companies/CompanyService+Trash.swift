import PeopleDomain
import PeopleStorage

extension CompanyService {
    /// One page, which begins at an offset, of the companies in the trash, the last one deleted first.
    public func deleted(
        page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<Deleted<Company>> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).deletedCompanies(page: page)
        }
    }

    /// Takes a company out of the trash, with its notes, to where it was, and links again whom its deletion unlinked, but
    /// for those who have a company now. Values that no custom field takes any more stay behind.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` where it is not in the trash, or ``ApplicationError/conflict(_:)``
    ///   where the name or a unique value was taken meanwhile.
    public func restore(_ id: Company.ID, as caller: Caller) async throws(ApplicationError) -> Restored<Company> {
        try caller.require(.write)
        let committer = backend.committer(for: caller)
        let found = try await storing { () throws(StorageError) in try await committer.repository.deletedCompany(id) }
        // One that is not there may have come back by this very request, which the commit tells again.
        let company = try await committer.repository.withSchema(for: .companies) { schema in
            found.map { schema.misfits(in: $0.record.customFields) } ?? []
        } isFaultless: { _ in
            true
        } _: { dropped, schema throws(StorageError) in
            try await committer.commit(.restoreCompany(id, dropping: dropped, schema: schema))
        }.company()
        if let found { return Restored(record: company, changes: company.fieldChanges(since: found.record)) }
        let told = try await history(of: id, as: caller).items.first { $0.revision == company.revision }
        return Restored(record: company, changes: told?.changes ?? .none)
    }

    /// One page, which begins at an offset, of what was done to a company, newest first, whether it is there or in the trash.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func history(
        of id: Company.ID, page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<HistoryEntry> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).history(of: .company(id), page: page)
        }
    }
}
