#if SQLite
import PeopleDomain
import PeopleStorage
import Synchronization

/// Remembers schemas, each for as long as the file says the same revision: to ask for that takes a microsecond, to read
/// and take apart 500 definitions a millisecond.
final class SchemaCache: Sendable {
    /// At most 500 definitions each. When there are more, it starts over.
    private static let maximumCount = 256

    private let schemas = Mutex<[Key: CustomFieldSchema]>([:])

    private struct Key: Hashable {
        let rows: RowRange
        let entityType: EntityType
    }

    func schema(
        of entityType: EntityType, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> CustomFieldSchema {
        let key = Key(rows: rows, entityType: entityType)
        let revision = try connection.schemaRevision(of: entityType, in: rows)
        if let known = schemas.withLock({ $0[key] }), known.revision == revision { return known }
        let schema = try connection.snapshot { () throws(StorageError) in
            try connection.schema(of: entityType, in: rows)
        }
        schemas.withLock { schemas in
            if schemas.count >= Self.maximumCount { schemas.removeAll() }
            schemas[key] = schema
        }
        return schema
    }
}
#endif
