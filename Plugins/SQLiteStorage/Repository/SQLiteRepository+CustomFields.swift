#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema {
        let empty = CustomFieldSchema(entityType: entityType, definitions: [], revision: .first)
        return try readInline(absent: empty) { connection, rows throws(StorageError) in
            try storage.schema(of: entityType, in: rows, on: connection)
        }
    }
}
#endif
