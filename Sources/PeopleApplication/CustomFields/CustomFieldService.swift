import PeopleDomain
import PeopleStorage

/// Defines the custom fields of an organization's people and companies.
public struct CustomFieldService: Sendable {
    let backend: any StorageBackend

    /// All definitions, in display order.
    public func schema(
        for entityType: EntityType, as caller: Caller
    ) async throws(ApplicationError) -> CustomFieldSchema {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).customFieldSchema(for: entityType)
        }
    }

    /// - Throws: ``ApplicationError/notFound(_:)`` where the entity type has no field of that id.
    public func get(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, as caller: Caller
    ) async throws(ApplicationError) -> CustomFieldDefinition {
        let schema = try await schema(for: entityType, as: caller)
        guard let definition = schema.definitions.first(where: { $0.id == id }) else { throw .notFound(.customField) }
        return definition
    }

    /// - Throws: ``ApplicationError/conflict(_:)`` where the key is taken or there are too many fields.
    public func create(
        _ draft: CustomFieldDraft, as caller: Caller
    ) async throws(ApplicationError) -> CustomFieldDefinition {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(.createCustomField(draft))
        }.customField().definition
    }

    /// Changes a definition. What `patch` makes of the input depends on the type of the field, which it is given.
    ///
    /// - Parameters:
    ///   - force: takes away from records what options they lose.
    ///   - versions: the states of the definition that the caller means to change; `nil` for whichever it is in.
    /// - Returns: the definition, and how many records lost a value.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/stale(_:)``, ``ApplicationError/invalid(_:)``, or
    ///   ``ApplicationError/conflict(_:)`` where records have an option that goes away.
    public func update(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, force: Bool,
        ifIn versions: Set<RecordVersion>? = nil, as caller: Caller,
        _ patch: @Sendable (CustomFieldDefinition) throws(ValidationFailure) -> CustomFieldPatch
    ) async throws(ApplicationError) -> (definition: CustomFieldDefinition, recordsTouched: Int) {
        try caller.require(.write)
        let (_, change) = try await read(patch, for: id, of: entityType, as: caller)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller)
                .commit(
                    .updateCustomField(id, of: entityType, change, force: force),
                    if: Expectation(versions, of: .customField(id, of: entityType)))
        }.customField()
    }

    /// What ``update(_:of:force:as:_:)`` would mean for the records that there are. Stores nothing.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` or ``ApplicationError/invalid(_:)``.
    public func forecastUpdate(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, as caller: Caller,
        _ patch: @Sendable (CustomFieldDefinition) throws(ValidationFailure) -> CustomFieldPatch
    ) async throws(ApplicationError) -> CustomFieldForecast {
        try caller.require(.write)
        let (current, change) = try await read(patch, for: id, of: entityType, as: caller)
        return try await storing { () throws(StorageError) in
            try await current.forecast(of: change, in: backend.repository(in: caller.scope))
        }
    }

    /// What an input means for a definition as it is. The type of a field never changes, so that it can be read before the
    /// commit.
    private func read(
        _ patch: @Sendable (CustomFieldDefinition) throws(ValidationFailure) -> CustomFieldPatch,
        for id: CustomFieldDefinition.ID, of entityType: EntityType, as caller: Caller
    ) async throws(ApplicationError) -> (current: CustomFieldDefinition, patch: CustomFieldPatch) {
        let current = try await get(id, of: entityType, as: caller)
        do { return (current, try patch(current)) } catch { throw .invalid(error) }
    }

    /// Deletes a definition.
    ///
    /// - Parameters:
    ///   - force: also where records have a value, which goes with it.
    ///   - versions: the states of the definition that the caller means to delete; `nil` for whichever it is in.
    /// - Returns: the definition as it was, and how many records lost a value.
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/stale(_:)``, or ``ApplicationError/conflict(_:)`` where records have a value.
    @discardableResult
    public func delete(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, force: Bool,
        ifIn versions: Set<RecordVersion>? = nil, as caller: Caller
    ) async throws(ApplicationError) -> (definition: CustomFieldDefinition, recordsTouched: Int) {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller)
                .commit(
                    .deleteCustomField(id, of: entityType, force: force),
                    if: Expectation(versions, of: .customField(id, of: entityType)))
        }.customField()
    }

    /// What ``delete(_:of:force:as:)`` would mean for the records that there are. Stores nothing.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func forecastDeletion(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, as caller: Caller
    ) async throws(ApplicationError) -> CustomFieldForecast {
        try caller.require(.write)
        let current = try await get(id, of: entityType, as: caller)
        return try await storing { () throws(StorageError) in
            try await current.forecastOfDeletion(in: backend.repository(in: caller.scope))
        }
    }
}
