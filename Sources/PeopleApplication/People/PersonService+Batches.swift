import PeopleDomain
import PeopleStorage

extension PersonService {
    /// Changes the person who matches as ``update(_:as:_:)`` does, or creates one where nobody does as ``create(as:_:)``
    /// does. The same again changes nothing.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for a wrong input, also one that is not enough for a new person;
    ///   ``ApplicationError/conflict(_:)`` as for the two, and where the caller does not see the person who matches.
    public func upsert(
        as caller: Caller, _ upsert: SchemaCheck<PersonUpsert>
    ) async throws(ApplicationError) -> Written<Person> {
        try caller.require(.write)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        do {
            return try await committer.commit(checkedBy: upsert, for: .people) { .upsertPerson($0, schema: $1) }
                .writtenPerson()
        } catch {
            throw error.blaming(.company, on: "companyId")
        }
    }

    /// Does up to ``StorageLimits/maximumChanges`` operations in order, in one commit. Each sees what those before it did.
    ///
    /// - Throws: ``ApplicationError/unavailable(_:)`` and the like, and nothing is stored; what is wrong with an item is
    ///   told in the report.
    public func batch(
        _ mode: BatchMode = .each, as caller: Caller, _ operations: BatchCheck<PersonOperation>
    ) async throws(ApplicationError) -> BatchReport<Person> {
        try caller.require(.write)
        return try await backend.committer(for: caller, geocodes: geocodes)
            .commit(batch: operations, mode: mode, for: .people) {
                $0.change(schema: $1, deletion: retention.deletion(.intoTrash))
            }
            .report(mode) { (outcome) throws(ApplicationError) in
                try outcome.writtenPerson()
            } _: { error in
                error.blaming(.company, on: "companyId")
            }
    }
}
