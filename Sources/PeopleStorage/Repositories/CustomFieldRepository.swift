import PeopleDomain

/// Reads of the custom fields that an organization has defined. See ``Change`` for the writes.
public protocol CustomFieldRepository: Sendable {
    /// All definitions for an entity type, and the revision of the whole. Fast: every write asks for it.
    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema

    /// The schema as this process saw it last, without a question to the store; `nil` where there is no such memory, or
    /// asking costs nothing worth saving.
    ///
    /// It may have moved on. A change that was checked against it fails with ``StorageError/staleSchema`` then; what it
    /// refuses has to be checked again against the present one.
    func rememberedCustomFieldSchema(for entityType: EntityType) -> CustomFieldSchema?

    /// A step through all records that have a value for a field, or that have none, in the order in which they came to
    /// be. Looks at every record behind the place, and holds no writer up. Steps are not of one moment.
    ///
    /// - Parameters:
    ///   - place: that of the last record that is known, whether it is still there or not; `nil` for the beginning.
    ///   - limit: at most ``StorageLimits/maximumEntries``. Fewer are given at the end only.
    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry]
}

extension CustomFieldRepository {
    /// Remembers nothing.
    public func rememberedCustomFieldSchema(for entityType: EntityType) -> CustomFieldSchema? { nil }
}
