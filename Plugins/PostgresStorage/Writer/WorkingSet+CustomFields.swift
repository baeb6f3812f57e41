#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func createCustomField(
        _ draft: CustomFieldDraft, in context: ChangeContext
    ) throws(StorageError) -> CustomFieldDefinition {
        let others = definitions.records.values.filter { $0.entityType == draft.entityType }
        if others.contains(where: { $0.key == draft.key }) { throw .conflict(.customFieldKeyTaken(draft.key)) }
        if others.count >= CustomFieldSchema.maximumCount { throw .conflict(.tooManyCustomFields) }
        // Nothing fails from here on.
        let (id, time) = issue(CustomFieldDefinition.self, in: context)
        let last = others.map(\.displayOrder).max() ?? -1
        let definition = CustomFieldDefinition(id: id, draft: draft, displayOrder: last + 1, createdAt: time)
        definitions.insert(definition, as: id)
        advanceSchema(of: draft.entityType)
        return definition
    }

    /// Options that the patch takes away were taken from the records in the database before.
    mutating func updateCustomField(
        _ id: CustomFieldDefinition.ID, _ patch: CustomFieldPatch, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try existingDefinition(id)
        var definition = earlier
        definition.apply(patch)
        let (record, effect) = definition.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .customField(earlier, .unchanged, recordsTouched: 0) }
        definitions.update(record, as: id)
        advanceSchema(of: record.entityType)
        return .customField(record, effect, recordsTouched: 0)
    }

    /// The values were taken from the records in the database before.
    mutating func deleteCustomField(
        _ id: CustomFieldDefinition.ID, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let definition = try existingDefinition(id)
        definitions.delete(id)
        advanceSchema(of: definition.entityType)
        return .customField(definition, .deleted, recordsTouched: 0)
    }

    /// - Throws: ``StorageError/notFound(_:)`` where there is no such definition of the entity types that were read.
    func existingDefinition(_ id: CustomFieldDefinition.ID) throws(StorageError) -> CustomFieldDefinition {
        guard let definition = definitions[id] else { throw .notFound(.customField(id)) }
        return definition
    }
}
#endif
