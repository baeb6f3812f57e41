#if SQLite
import PeopleDomain
import PeopleStorage

/// Schemas as the writer's transaction sees them, each read and taken apart once for as long as its revision stays.
///
/// Where a transaction changes a schema, nothing is kept until the next one begins: what it changed may be rolled back, and
/// the revision be given to another change.
struct WriterSchemas {
    /// At most 500 definitions each. When there are more, it starts over.
    private static let maximumCount = 256

    private var known: [Key: IndexedSchema] = [:]
    private var isChanging = false

    private struct Key: Hashable {
        let ordinal: Int64
        let entityType: EntityType
    }

    mutating func begin() { isChanging = false }

    mutating func willChange() {
        isChanging = true
        known.removeAll()
    }

    mutating func schema(
        of entityType: EntityType, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> IndexedSchema {
        let key = Key(ordinal: rows.ordinal, entityType: entityType)
        if let kept = known[key], try connection.schemaRevision(of: entityType, in: rows) == kept.schema.revision {
            return kept
        }
        let read = IndexedSchema(schema: try connection.schema(of: entityType, in: rows))
        if isChanging { return read }
        if known.count >= Self.maximumCount { known.removeAll() }
        known[key] = read
        return read
    }
}

/// A schema with the fields that have entries.
struct IndexedSchema {
    let schema: CustomFieldSchema
    let fields: [CustomQueryField]

    init(schema: CustomFieldSchema) {
        self.schema = schema
        fields = schema.indexedFields
    }
}
#endif
