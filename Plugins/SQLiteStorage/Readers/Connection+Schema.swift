#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// The revision of a schema; the first one where nothing was ever defined.
    func schemaRevision(of entityType: EntityType, in rows: RowRange) throws(StorageError) -> Revision {
        let revision = try first(CustomFieldQueries.revision) {
            $0.add(rows.ordinal)
            $0.add(entityType.storedNumber)
        } _: {
            $0.revision()
        }
        return revision ?? .first
    }

    /// - Throws: ``StorageError/staleSchema`` where something was checked against a schema that has changed since.
    func require(_ revision: Revision?, of entityType: EntityType, in rows: RowRange) throws(StorageError) {
        if let revision, try schemaRevision(of: entityType, in: rows) != revision { throw .staleSchema }
    }

    /// To be called within a transaction, so that the definitions are those of the revision.
    func schema(of entityType: EntityType, in rows: RowRange) throws(StorageError) -> CustomFieldSchema {
        let revision = try schemaRevision(of: entityType, in: rows)
        let definitions = try all(CustomFieldQueries.definitions) {
            $0.add(rows.ordinal)
            $0.add(entityType.storedNumber)
        } _: {
            $0.customField(of: entityType)
        }
        return CustomFieldSchema(
            entityType: entityType, definitions: definitions.compactMap(\.self), revision: revision)
    }

    /// A kept count.
    func number(_ key: CountKey) throws(StorageError) -> Int {
        try first(CountQueries.number) {
            $0.add(key)
        } _: {
            $0.int()
        } ?? 0
    }
}
#endif
