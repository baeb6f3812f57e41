import PeopleDomain
import PeopleStorage

/// Reads the items of a batch against a schema of custom fields, each by itself: one that is wrong, with all its faults,
/// does not hold back the others. It can be called more than once, as a ``SchemaCheck`` can.
///
/// - Precondition: at most ``StorageLimits/maximumChanges`` items.
public typealias BatchCheck<Operation> =
    @Sendable (CustomFieldSchema) -> [Result<Operation, ValidationFailure>]

extension Committer {
    /// Checks a batch against the schema and commits what is right in one set; the whole again where the schema moved
    /// on in between.
    func commit<Operation>(
        batch check: BatchCheck<Operation>, mode: BatchMode, for entityType: EntityType,
        _ change: (Operation, Revision) -> Change
    ) async throws(ApplicationError) -> [BatchItem<ChangeOutcome>] {
        try await repository.withSchema(for: entityType) { schema in
            CheckedBatch(check(schema), mode: mode) { change($0, schema.revision) }
        } isFaultless: {
            $0.isFaultless
        } _: { batch, _ throws(StorageError) in
            try await batch.commit(to: self)
        }
    }
}
