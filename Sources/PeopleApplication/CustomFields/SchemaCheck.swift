import PeopleDomain
import PeopleStorage

/// Reads what a client sent against a schema of custom fields, and notes every fault at once.
///
/// It can be called twice: when a definition changes between the check and the write, the input is checked again.
public typealias SchemaCheck<Draft> = @Sendable (CustomFieldSchema) throws(ValidationFailure) -> Draft

extension Repository {
    /// Checks an input against the schema and commits the change that is made of it; again where the schema moved on in
    /// between.
    func commit<Draft>(
        checkedBy check: SchemaCheck<Draft>, for entityType: EntityType,
        _ change: (Draft, Revision) -> Change
    ) async throws(ApplicationError) -> ChangeOutcome {
        try await withSchema(for: entityType, check) { draft, revision throws(StorageError) in
            try await commit(change(draft, revision))
        }
    }

    /// Checks against the schema and commits; again where the schema moved on in between.
    ///
    /// The first time a schema will do that is only remembered: the commit refuses what was checked against an old one,
    /// and what an old one refuses is checked again against the present one.
    ///
    /// - Parameter isFaultless: of a check that tells faults by what it returns, whether there are none.
    func withSchema<Checked, Output>(
        for entityType: EntityType, _ check: (CustomFieldSchema) throws(ValidationFailure) -> Checked,
        isFaultless: (Checked) -> Bool = { _ in true },
        _ commit: (Checked, Revision) async throws(StorageError) -> Output
    ) async throws(ApplicationError) -> Output {
        if let remembered = rememberedCustomFieldSchema(for: entityType), let checked = try? check(remembered),
            isFaultless(checked)
        {
            do throws(StorageError) {
                return try await commit(checked, remembered.revision)
            } catch {
                guard case .staleSchema = error else { throw ApplicationError(error) }
            }
        }
        // Definitions change by hand: three tries fail only where somebody changes them without a pause.
        var triesLeft = 3
        while true {
            let schema = try await storing { () throws(StorageError) in
                try await customFieldSchema(for: entityType)
            }
            let checked: Checked
            do { checked = try check(schema) } catch { throw .invalid(error) }
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
