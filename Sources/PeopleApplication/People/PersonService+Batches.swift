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
        let committer = backend.committer(for: caller)
        do {
            let written = try await committer.commit(checkedBy: upsert, for: .people) { .upsertPerson($0, schema: $1) }
                .writtenPerson()
            if written.effect != .unchanged { await geocoding.request(for: [written.record], as: caller) }
            return written
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
        let report = try await backend.committer(for: caller)
            .commit(batch: operations, mode: mode, for: .people) {
                $0.change(schema: $1, deletion: retention.deletion(.intoTrash))
            }
            .report(mode) { (outcome) throws(ApplicationError) in
                try outcome.writtenPerson()
            } _: { error in
                error.blaming(.company, on: "companyId")
            }
        await geocoding.request(for: report.newlyWritten, as: caller)
        return report
    }
}

extension BatchReport<Person> {
    /// The people who were created or changed.
    fileprivate var newlyWritten: [Person] {
        items.compactMap { item in
            guard case .done(let written) = item, written.effect == .created || written.effect == .updated else {
                return nil
            }
            return written.record
        }
    }
}
