import PeopleDomain
import PeopleStorage

extension PersonService {
    /// Merges another person into one: what that one lacks, the notes and the mentions of the other are its own from then on,
    /// and the id of the other leads to it for good (``survivor(of:as:)``).
    ///
    /// - Parameter preference: whose values stay where both have one.
    /// - Returns: the one who stays.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/invalid(_:)`` where the other is not there or the same,
    ///   or ``ApplicationError/conflict(_:)`` where the other is a user.
    public func merge(
        _ otherID: Person.ID, into id: Person.ID, preferring preference: MergePreference = .this, as caller: Caller
    ) async throws(ApplicationError) -> Person {
        try caller.require(.write)
        if id == otherID {
            throw .invalid(ValidationFailure(FieldFault(field: "otherId", "must be another person")))
        }
        let outcome: ChangeOutcome
        do throws(StorageError) {
            outcome = try await backend.committer(for: caller, geocodes: geocodes)
                .commit(.mergePerson(id, with: otherID, preferring: preference))
        } catch {
            guard error == .notFound(.person(otherID)) else { throw ApplicationError(error) }
            throw .invalid(ValidationFailure(FieldFault(field: "otherId", "does not name a person you have")))
        }
        return try outcome.person()
    }

    /// Undoes a merge: who was merged is there again as it was, and who stayed has no longer what the merge gave it and
    /// nobody changed since.
    ///
    /// - Parameter otherID: who was merged; `nil` for the last one.
    /// - Returns: who is there again.
    /// - Throws: ``ApplicationError/notFound(_:)``, or ``ApplicationError/conflict(_:)`` where there is no such merge, where an
    ///   email was given to somebody else meanwhile, or where a user would lose its own.
    public func unmerge(
        _ otherID: Person.ID? = nil, from id: Person.ID, as caller: Caller
    ) async throws(ApplicationError) -> Person {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller, geocodes: geocodes).commit(.unmergePerson(id, from: otherID))
        }.person()
    }

    /// Who somebody is since it was merged into another person, as far as the caller sees that one; `nil` for an id of nobody
    /// who was merged.
    public func survivor(of id: Person.ID, as caller: Caller) async throws(ApplicationError) -> Person.ID? {
        try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).survivor(of: id)
        }
    }
}
