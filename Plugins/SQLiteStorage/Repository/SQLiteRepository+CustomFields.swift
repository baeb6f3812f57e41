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

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        try await read(near: false, absent: []) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.customFieldEntries(query, after: place, limit: limit, visibility: visibility, in: rows)
        }
    }
}
#endif
