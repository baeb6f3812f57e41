import PeopleDomain
import PeopleStorage

extension CompanyService {
    /// Changes the company of that name as ``update(_:as:_:)`` does, or creates it where there is none as
    /// ``create(as:_:)`` does. The same again changes nothing.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for a wrong input, also one that is not enough for a new company.
    public func upsert(
        as caller: Caller, _ upsert: SchemaCheck<CompanyUpsert>
    ) async throws(ApplicationError) -> Written<Company> {
        try caller.require(.write)
        return try await backend.committer(for: caller)
            .commit(checkedBy: upsert, for: .companies) { .upsertCompany($0, schema: $1) }
            .writtenCompany()
    }

    /// Does up to ``StorageLimits/maximumChanges`` operations in order, in one commit. Each sees what those before it did.
    ///
    /// - Throws: ``ApplicationError/unavailable(_:)`` and the like, and nothing is stored; what is wrong with an item is
    ///   told in the report.
    public func batch(
        _ mode: BatchMode = .each, as caller: Caller, _ operations: BatchCheck<CompanyOperation>
    ) async throws(ApplicationError) -> BatchReport<Company> {
        try caller.require(.write)
        return try await backend.committer(for: caller)
            .commit(batch: operations, mode: mode, for: .companies) {
                $0.change(schema: $1, deletion: retention.deletion(.intoTrash))
            }
            .report(mode) { (outcome) throws(ApplicationError) in try outcome.writtenCompany() }
    }
}
