import PeopleDomain
import PeopleStorage

/// Reads what a client sent against a schema of custom fields, and notes every fault at once.
///
/// It can be called twice: when a definition changes between the check and the write, the input is checked again.
public typealias SchemaCheck<Draft> = @Sendable (CustomFieldSchema) throws(ValidationFailure) -> Draft

extension Committer {
    /// Checks an input against the schema and commits the change that is made of it; again where the schema moved on in
    /// between.
    ///
    /// - Parameter expectation: what has to hold of a record first.
    func commit<Draft>(
        checkedBy check: SchemaCheck<Draft>, for entityType: EntityType, if expectation: Expectation? = nil,
        _ change: (Draft, Revision) -> Change
    ) async throws(ApplicationError) -> ChangeOutcome {
        try await repository.withSchema(for: entityType) { schema in
            Result { () throws(ValidationFailure) in try check(schema) }
        } isFaultless: { checked in
            if case .success = checked { true } else { false }
        } _: { checked, revision throws(StorageError) in
            switch checked {
            case .success(let draft): return try await commit(change(draft, revision), if: expectation)
            case .failure(let failure):
                guard let outcome = try await earlierOutcomes(behind: failure)?.last else {
                    throw .incomplete(failure)
                }
                return outcome
            }
        }
    }

}

extension Repository {
    /// Checks against the schema and commits, or reads; again where the schema moved on in between.
    ///
    /// The first time a schema will do that is only remembered: the commit refuses what was checked against an old one,
    /// and what an old one refuses is checked again against the present one.
    ///
    /// - Parameter check: tells by what it returns what is wrong.
    func withSchema<Checked, Output>(
        for entityType: EntityType, _ check: (CustomFieldSchema) -> Checked, isFaultless: (Checked) -> Bool,
        _ commit: (Checked, Revision) async throws(StorageError) -> Output
    ) async throws(ApplicationError) -> Output {
        if let remembered = rememberedCustomFieldSchema(for: entityType) {
            let checked = check(remembered)
            if isFaultless(checked) {
                do throws(StorageError) {
                    return try await commit(checked, remembered.revision)
                } catch {
                    guard case .staleSchema = error else { throw ApplicationError(error) }
                }
            }
        }
        // Definitions change by hand: three tries fail only where somebody changes them without a pause.
        var triesLeft = 3
        while true {
            let schema = try await storing { () throws(StorageError) in
                try await customFieldSchema(for: entityType)
            }
            let checked = check(schema)
            triesLeft -= 1
            do {
                return try await commit(checked, schema.revision)
            } catch .staleSchema where triesLeft > 0 {
                continue
            } catch {
                throw ApplicationError(error)
            }
        }
    }
}
