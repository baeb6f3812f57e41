import PeopleDomain
import PeopleStorage

/// Reads the items of a batch against a schema of custom fields, each by itself: one that is wrong, with all its faults,
/// does not hold back the others. It can be called more than once, as a ``SchemaCheck`` can.
///
/// - Precondition: at most ``StorageLimits/maximumChanges`` items.
public typealias BatchCheck<Operation> =
    @Sendable (CustomFieldSchema) -> [Result<Operation, ValidationFailure>]

extension Repository {
    /// Checks a batch against the schema and commits what is right in one set; the whole again where the schema moved
    /// on in between.
    ///
    /// The first time a schema will do that is only remembered, as with one change.
    func commit<Operation>(
        batch check: BatchCheck<Operation>, mode: BatchMode, for entityType: EntityType,
        _ change: (Operation, Revision) -> Change
    ) async throws(ApplicationError) -> [BatchItem<ChangeOutcome>] {
        if let remembered = rememberedCustomFieldSchema(for: entityType) {
            let batch = CheckedBatch(check(remembered), mode: mode) { change($0, remembered.revision) }
            if batch.isFaultless {
                do throws(StorageError) {
                    return try await batch.commit(to: self)
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
            let batch = CheckedBatch(check(schema), mode: mode) { change($0, schema.revision) }
            triesLeft -= 1
            do {
                return try await batch.commit(to: self)
            } catch .staleSchema where triesLeft > 0 {
                continue
            } catch {
                throw ApplicationError(error)
            }
        }
    }
}
