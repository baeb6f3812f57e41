import PeopleDomain
import PeopleStorage

/// The user accounts of an organization. Only admins see and make them.
public struct UserService: Sendable {
    let backend: any StorageBackend
    let geocodes: Bool

    /// One page of the users, newest first.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for the cursor of another list.
    public func list(paging: Paging = .first, as caller: Caller) async throws(ApplicationError) -> Listing<User> {
        try caller.require(.admin)
        let list = ListIdentity("users", of: caller.scope.organizationID)
        return try await listing(list, paging, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }) {
            page throws(StorageError) in
            try await backend.repository(in: caller.scope).users(page: page)
        }
    }

    /// Makes a user of a person who exists.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` where the person does not exist, ``ApplicationError/conflict(_:)``
    ///   where it is a user.
    public func create(
        from personID: Person.ID, isRestrictedToOwnRecords: Bool, as caller: Caller
    ) async throws(ApplicationError) -> User {
        try caller.require(.admin)
        do {
            return try await storing { () throws(StorageError) in
                try await backend.committer(for: caller)
                    .commit(.makeUser(personID, isRestrictedToOwnRecords: isRestrictedToOwnRecords))
            }.user()
        } catch {
            throw error.blaming(.person, on: "personId")
        }
    }

    /// Creates a person who is a user.
    ///
    /// - Throws: as ``PersonService/create(as:_:)``.
    public func create(
        isRestrictedToOwnRecords: Bool, as caller: Caller, _ draft: SchemaCheck<PersonDraft>
    ) async throws(ApplicationError) -> User {
        try caller.require(.admin)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        do {
            return try await committer.commit(checkedBy: draft, for: .people) {
                .createUser($0, isRestrictedToOwnRecords: isRestrictedToOwnRecords, schema: $1)
            }.user()
        } catch {
            throw error.blaming(.company, on: "companyId")
        }
    }
}
