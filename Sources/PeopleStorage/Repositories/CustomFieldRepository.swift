import PeopleDomain

/// Reads of the custom fields that an organization has defined. See ``Change`` for the writes.
public protocol CustomFieldRepository: Sendable {
    /// All definitions for an entity type, and the revision of the whole. Fast: every write asks for it.
    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema
}
