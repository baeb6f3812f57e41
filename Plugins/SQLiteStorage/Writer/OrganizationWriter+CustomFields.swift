#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func createCustomField(_ draft: CustomFieldDraft) throws(StorageError) -> CustomFieldDefinition {
        let schema = try connection.schema(of: draft.entityType, in: rows)
        if schema.definition(draft.key.string) != nil { throw .conflict(.customFieldKeyTaken(draft.key)) }
        if schema.definitions.count >= CustomFieldSchema.maximumCount { throw .conflict(.tooManyCustomFields) }
        // Nothing fails from here on.
        let (id, time) = transaction.issue(CustomFieldDefinition.self, now: now)
        let last = schema.definitions.map(\.displayOrder).max() ?? -1
        let definition = CustomFieldDefinition(id: id, draft: draft, displayOrder: last + 1, createdAt: time)
        try insert(definition)
        try advance(schema)
        return definition
    }

    func updateCustomField(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, _ patch: CustomFieldPatch, force: Bool
    ) throws(StorageError) -> ChangeOutcome {
        let schema = try connection.schema(of: entityType, in: rows)
        let earlier = try definition(id, in: schema)
        var definition = earlier
        definition.apply(patch)
        let (record, effect) = definition.touched(since: earlier, at: now)
        if effect == .unchanged { return .customField(earlier, .unchanged, recordsTouched: 0) }
        let removed = Set(earlier.optionValues(removedBy: patch))
        let touched: Int
        if record.flags.contains(.unique) && !earlier.flags.contains(.unique) {
            touched = try makeUnique(record, since: earlier, without: removed, force: force)
        } else {
            touched = try takeAway(removed, from: earlier, force: force)
            try index(record, since: earlier)
        }
        try connection.run(CustomFieldQueries.update) {
            $0.add(record.id)
            $0.add(record.name.string)
            $0.add(record.description?.string)
            $0.add(record.flags.rawValue)
            $0.add(record.rules.storedSettings)
            $0.add(record.updatedAt)
            $0.add(record.revision)
        }
        try advance(schema)
        return .customField(record, effect, recordsTouched: touched)
    }

    /// Whether values are shared shows when all entries are there: they are written before it is known, and taken back.
    private func makeUnique(
        _ record: CustomFieldDefinition, since earlier: CustomFieldDefinition, without removed: Set<String>, force: Bool
    ) throws(StorageError) -> Int {
        try connection.savepoint { () throws(StorageError) in
            let touched = try takeAway(removed, from: earlier, force: true)
            try index(record, since: earlier)
            let shared = try recordsSharingValues(of: record)
            if shared > 0 { throw .conflict(.customFieldValuesShared(record.key, records: shared)) }
            if touched > 0 && !force { throw .conflict(.customFieldInUse(records: touched)) }
            return touched
        }
    }

    func deleteCustomField(
        _ id: CustomFieldDefinition.ID, of entityType: EntityType, force: Bool
    ) throws(StorageError) -> ChangeOutcome {
        let schema = try connection.schema(of: entityType, in: rows)
        let definition = try definition(id, in: schema)
        let touched = try takeAwayAll(of: definition, force: force)
        if definition.isIndexed { try deleteEntries(of: CustomQueryField(definition)) }
        try connection.run(CustomFieldQueries.delete) { $0.add(id) }
        try advance(schema)
        return .customField(definition, .deleted, recordsTouched: touched)
    }

    // MARK: Steps

    private func definition(
        _ id: CustomFieldDefinition.ID, in schema: CustomFieldSchema
    ) throws(StorageError) -> CustomFieldDefinition {
        guard let definition = schema.definitions.first(where: { $0.id == id }) else {
            throw .notFound(.customField(id))
        }
        return definition
    }

    /// Every change of a definition comes through here, so that none leaves the revision as it was.
    private func advance(_ schema: CustomFieldSchema) throws(StorageError) {
        try setRevision(schema.revision.next, of: schema.entityType)
    }

    func setRevision(_ revision: Revision, of entityType: EntityType) throws(StorageError) {
        transaction.schemas.willChange()
        try connection.run(CustomFieldQueries.setRevision) {
            $0.add(ordinal)
            $0.add(entityType.storedNumber)
            $0.add(revision)
        }
    }

    func insert(_ definition: CustomFieldDefinition) throws(StorageError) {
        try connection.run(CustomFieldQueries.insert) {
            $0.add(ordinal)
            $0.add(definition.entityType.storedNumber)
            $0.add(definition.id)
            $0.add(definition.key.string)
            $0.add(definition.name.string)
            $0.add(definition.description?.string)
            $0.add(definition.flags.rawValue)
            $0.add(definition.rules.type.rawValue)
            $0.add(definition.rules.storedSettings)
            $0.add(definition.displayOrder)
            $0.add(definition.createdAt)
            $0.add(definition.updatedAt)
            $0.add(definition.revision)
        }
    }

    // MARK: Values

    /// Takes a field's value from all records that have one, whoever sees them.
    ///
    /// - Returns: how many records had one.
    /// - Throws: ``StorageConflict/customFieldInUse(records:)`` where any has and it is not forced; nothing was written.
    private func takeAwayAll(of field: CustomFieldDefinition, force: Bool) throws(StorageError) -> Int {
        let queries = CustomFieldValueQueries.of(field.entityType)
        let path = field.key.path
        if !force {
            let inUse =
                try connection.first(queries.count) {
                    $0.add(rows)
                    $0.add(path)
                } _: {
                    $0.int()
                } ?? 0
            if inUse > 0 { throw .conflict(.customFieldInUse(records: inUse)) }
            return 0
        }
        try noteLosses(of: field)
        try connection.run(queries.remove) {
            $0.add(rows)
            $0.add(path)
            $0.add(now)
        }
        return connection.changes
    }

    /// Takes some options of a field from all records that have them.
    private func takeAway(
        _ options: Set<String>, from field: CustomFieldDefinition, force: Bool
    ) throws(StorageError) -> Int {
        if options.isEmpty { return 0 }
        var touched = 0
        let indexed = field.isIndexed ? [CustomQueryField(field)] : []
        try forEachValue(of: field.key, in: field.entityType) { row, values throws(StorageError) in
            guard let rest = values.takingAway(options, of: field.key) else { return }
            touched += 1
            guard force else { return }
            try setValues(rest, row: row, of: field.entityType)
            try index(row, from: values.indexEntries(indexed), to: rest.indexEntries(indexed))
            try noteValues(.customFields(from: values, to: rest), row: row, of: field.entityType)
        }
        if !force && touched > 0 { throw .conflict(.customFieldInUse(records: touched)) }
        return touched
    }

    private func setValues(
        _ values: CustomFieldValues, row: Int64, of entityType: EntityType
    ) throws(StorageError) {
        try connection.run(CustomFieldValueQueries.of(entityType).setValues) {
            $0.add(row)
            $0.add(values.json)
            $0.add(now)
        }
    }

    /// Gives the values of all records that have one for the field, a thousand records in memory at a time.
    func forEachValue(
        of key: CustomFieldKey, in entityType: EntityType,
        _ body: (Int64, CustomFieldValues) throws(StorageError) -> Void
    ) throws(StorageError) {
        let step = 1000
        var next = rows.first
        while true {
            let found = try connection.all(CustomFieldValueQueries.of(entityType).values) {
                $0.add(next)
                $0.add(rows.last)
                $0.add(key.path)
                $0.add(step)
            } _: { row in
                (row: row.int64(), values: CustomFieldValues(storedJSON: row.text()))
            }
            for record in found { try body(record.row, record.values) }
            guard found.count == step, let last = found.last?.row else { return }
            next = last + 1
        }
    }
}
#endif
