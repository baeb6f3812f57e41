import PeopleDomain
import PeopleStorage

/// Finds, creates, changes and deletes people on behalf of a caller, who sees only whom it may see.
public struct PersonService: Sendable {
    let backend: any StorageBackend
    let retention: TrashRetention
    let geocodes: Bool

    /// One page of the people who match, newest first unless the request says otherwise.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for conditions and orders that the fields do not have, and for the cursor
    ///   of another list.
    public func list(
        _ request: PersonListRequest = PersonListRequest(), as caller: Caller
    ) async throws(ApplicationError) -> Listing<Person> {
        try caller.require(.read)
        let list = ListIdentity(
            "people", of: caller.scope.organizationID, filters: request.filters, sort: request.sort,
            (request.search?.folded ?? []) + ["company", request.companyID?.description ?? ""])
        let repository = backend.repository(in: caller.scope)
        return try await repository.listing(
            list, of: .people, filters: request.filters, sort: request.sort, paging: request.paging,
            position: { $0.position(of: $1) }
        ) { fields, page throws(StorageError) in
            try await repository.people(
                matching: PersonQuery(search: request.search, companyID: request.companyID, fields: fields), page: page)
        }
    }

    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func get(_ id: Person.ID, as caller: Caller) async throws(ApplicationError) -> Person {
        try caller.require(.read)
        let person = try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).person(id)
        }
        guard let person else { throw .notFound(.person) }
        return person
    }

    /// Creates a person, and the company it names where there is none of that name.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for a wrong input or a company that does not exist,
    ///   ``ApplicationError/conflict(_:)`` where the email is taken.
    public func create(
        as caller: Caller, _ draft: SchemaCheck<PersonDraft>
    ) async throws(ApplicationError) -> Person {
        try caller.require(.write)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        do {
            return try await committer.commit(checkedBy: draft, for: .people) { .createPerson($0, schema: $1) }
                .person()
        } catch {
            throw error.blaming(.company, on: "companyId")
        }
    }

    /// Changes what the patch names; custom fields are merged.
    ///
    /// - Parameter versions: the states of the person that the caller means to change; `nil` for whichever it is in.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/stale(_:)``, ``ApplicationError/invalid(_:)``, or
    ///   ``ApplicationError/conflict(_:)`` where the email is taken or the person has an active account.
    public func update(
        _ id: Person.ID, ifIn versions: Set<RecordVersion>? = nil, as caller: Caller, _ patch: SchemaCheck<PersonPatch>
    ) async throws(ApplicationError) -> Person {
        try caller.require(.write)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        do {
            return try await committer.commit(
                checkedBy: patch, for: .people, if: Expectation(versions, of: .person(id))
            ) {
                .updatePerson(id, $0, schema: $1)
            }.person()
        } catch {
            throw error.blaming(.company, on: "companyId")
        }
    }

    /// Puts a person and the notes about it into the trash, or erases it: also from the trash.
    ///
    /// - Parameter versions: the states of the person that the caller means to delete; `nil` for whichever it is in.
    /// - Returns: the person as it was.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/stale(_:)``, or ``ApplicationError/conflict(_:)`` for a user.
    @discardableResult
    public func delete(
        _ id: Person.ID, _ deletion: Deletion = .intoTrash, ifIn versions: Set<RecordVersion>? = nil,
        as caller: Caller
    ) async throws(ApplicationError) -> Person {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(
                retention.deletion(deletion).change(of: id), if: Expectation(versions, of: .person(id)))
        }.person()
    }
}

extension ApplicationError {
    /// A record that a field of the input names, and that is not there, is a fault of that field: not a 404, which
    /// would speak of the record that the request is about.
    func blaming(_ kind: RecordKind, on field: String) -> ApplicationError {
        guard case .notFound(kind) = self else { return self }
        return .invalid(ValidationFailure(FieldFault(field: field, "does not name a \(kind.rawValue) you have")))
    }
}
