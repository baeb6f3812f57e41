#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func customFieldSchema(for entityType: EntityType) async throws(StorageError) -> CustomFieldSchema {
        try await storage.schemas.schema(of: entityType, in: self)
    }

    func rememberedCustomFieldSchema(for entityType: EntityType) -> CustomFieldSchema? {
        storage.schemas.remembered(entityType, of: scope.organizationID)
    }

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        let queries = CustomFieldValueQueries.of(query.entityType)
        let result = try await storage.read(
            on: .long, context: .organization(scope.organizationID),
            query.presence == .present ? queries.present : queries.absent
        ) {
            $0.add(scope.organizationID)
            $0.add(query.key.string)
            // Ids stand in the order of the places.
            $0.add(place?.id ?? Identifier(high: 0, low: 0))
            $0.add(limit)
        }
        return try result.map { $0.customFieldEntry(query, visibility: scope.visibility) }
    }

    /// Every definition, read and taken apart.
    func readSchema(of entityType: EntityType) async throws(StorageError) -> CustomFieldSchema {
        let result = try await quick(CustomFieldQueries.schema) { $0.add(entityType.storedNumber) }
        var revision = Revision.first
        let definitions = try result.map { row -> CustomFieldDefinition? in
            revision = row.revision()
            return row.bool() ? nil : row.customField()
        }
        return CustomFieldSchema(
            entityType: entityType, definitions: definitions.compactMap(\.self), revision: revision)
    }

    /// The revision of a schema, as it is now.
    func schemaRevision(of entityType: EntityType) async throws(StorageError) -> Revision {
        let revisions = try await quick(CustomFieldQueries.revisions).first {
            (people: $0.revision(), companies: $0.revision())
        }
        guard let revisions else { return .first }
        return switch entityType {
        case .people: revisions.people
        case .companies: revisions.companies
        }
    }
}
#endif
