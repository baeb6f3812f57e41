import PeopleDomain
import PeopleStorage

/// Finds, creates, changes and deletes companies on behalf of a caller.
public struct CompanyService: Sendable {
    let backend: any StorageBackend
    let retention: TrashRetention

    /// One page of the companies that match, newest first unless the request says otherwise.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for conditions and orders that the fields do not have, and for the cursor
    ///   of another list.
    public func list(
        _ request: CompanyListRequest = CompanyListRequest(), as caller: Caller
    ) async throws(ApplicationError) -> Listing<Company> {
        try caller.require(.read)
        let list = ListIdentity(
            "companies", of: caller.scope.organizationID, filters: request.filters, sort: request.sort,
            request.search?.folded ?? [])
        let repository = backend.repository(in: caller.scope)
        return try await repository.listing(
            list, of: .companies, filters: request.filters, sort: request.sort, paging: request.paging,
            position: { $0.position(of: $1) }
        ) { fields, page throws(StorageError) in
            try await repository.companies(
                matching: CompanyQuery(search: request.search, fields: fields), page: page)
        }
    }

    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func get(_ id: Company.ID, as caller: Caller) async throws(ApplicationError) -> Company {
        try caller.require(.read)
        let company = try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).company(id)
        }
        guard let company else { throw .notFound(.company) }
        return company
    }

    /// - Throws: ``ApplicationError/invalid(_:)``, or ``ApplicationError/conflict(_:)`` where the name is taken.
    public func create(
        as caller: Caller, _ draft: SchemaCheck<CompanyDraft>
    ) async throws(ApplicationError) -> Company {
        try caller.require(.write)
        return try await backend.committer(for: caller)
            .commit(checkedBy: draft, for: .companies) { .createCompany($0, schema: $1) }
            .company()
    }

    /// Changes what the patch names; custom fields are merged.
    ///
    /// - Parameter versions: the states of the company that the caller means to change; `nil` for whichever it is in.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/stale(_:)``, ``ApplicationError/invalid(_:)``, or
    ///   ``ApplicationError/conflict(_:)`` where the name is taken.
    public func update(
        _ id: Company.ID, ifIn versions: Set<RecordVersion>? = nil, as caller: Caller,
        _ patch: SchemaCheck<CompanyPatch>
    ) async throws(ApplicationError) -> Company {
        try caller.require(.write)
        return try await backend.committer(for: caller)
            .commit(checkedBy: patch, for: .companies, if: Expectation(versions, of: .company(id))) {
                .updateCompany(id, $0, schema: $1)
            }.company()
    }

    /// Puts a company and the notes about it into the trash, or erases it: also from the trash. Its people stay, without
    /// a company.
    ///
    /// - Parameter versions: the states of the company that the caller means to delete; `nil` for whichever it is in.
    /// - Returns: the company as it was.
    /// - Throws: ``ApplicationError/notFound(_:)`` or ``ApplicationError/stale(_:)``.
    @discardableResult
    public func delete(
        _ id: Company.ID, _ deletion: Deletion = .intoTrash, ifIn versions: Set<RecordVersion>? = nil,
        as caller: Caller
    ) async throws(ApplicationError) -> Company {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(
                retention.deletion(deletion).change(of: id), if: Expectation(versions, of: .company(id)))
        }.company()
    }
}
