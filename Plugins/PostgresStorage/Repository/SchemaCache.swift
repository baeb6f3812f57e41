#if Postgres
import PeopleDomain
import PeopleStorage
import Synchronization

/// Remembers schemas, each for as long as the database says the same revision: to read and take apart 500 definitions
/// takes a millisecond. It is asked each time, since any node may have changed one.
final class SchemaCache: Sendable {
    /// At most 500 definitions each. When there are more, it starts over.
    private static let maximumCount = 256

    private let schemas = Mutex<[Key: CustomFieldSchema]>([:])

    private struct Key: Hashable {
        let organization: Organization.ID
        let entityType: EntityType
    }

    /// As it was seen last.
    func remembered(_ entityType: EntityType, of organization: Organization.ID) -> CustomFieldSchema? {
        schemas.withLock { $0[Key(organization: organization, entityType: entityType)] }
    }

    /// As it is.
    func schema(
        of entityType: EntityType, in repository: PostgresRepository
    ) async throws(StorageError) -> CustomFieldSchema {
        let key = Key(organization: repository.scope.organizationID, entityType: entityType)
        if let known = schemas.withLock({ $0[key] }),
            try await repository.schemaRevision(of: entityType) == known.revision
        {
            return known
        }
        let schema = try await repository.readSchema(of: entityType)
        remember(schema, of: repository.scope.organizationID)
        return schema
    }

    func remember(_ schema: CustomFieldSchema, of organization: Organization.ID) {
        schemas.withLock { schemas in
            if schemas.count >= Self.maximumCount { schemas.removeAll() }
            schemas[Key(organization: organization, entityType: schema.entityType)] = schema
        }
    }
}
#endif
