#if Postgres
import PeopleDomain
import PeopleStorage

extension CommitTransaction {
    /// Takes the entries away of fields that have none any more, and gives all records entries of fields that have them
    /// from now on.
    func changeEntries(
        from earlier: [CustomQueryField], to now: [CustomQueryField]
    ) async throws(StorageError) {
        try await deleteEntries(of: earlier.filter { !now.contains($0) })
        for field in now where !earlier.contains(field) { try await fillEntries(of: field) }
    }

    func deleteEntries(of fields: [CustomQueryField]) async throws(StorageError) {
        if fields.isEmpty { return }
        _ = try await write(FieldValueQueries.deleteFields) {
            $0.add(.int8, fields.map { .int8(QueryField.custom($0).indexNumber) })
        }
    }

    /// Gives a new field the entries of values that records have under its key already, which no client could give them.
    func fillEntries(for outcome: ChangeOutcome) async throws(StorageError) {
        guard case .customField(let definition, .created, _) = outcome, definition.isIndexed else { return }
        try await fillEntries(of: CustomQueryField(definition))
    }

    /// Gives all records that have a value entries of a field, a thousand records in memory at a time: the keys are made
    /// here, and nowhere else.
    func fillEntries(of field: CustomQueryField) async throws(StorageError) {
        try await forEachValue(of: field.key, entityType: field.entityType) { found throws(StorageError) in
            let values = found.flatMap { id, values in
                values.indexEntries([field]).map {
                    FieldValue(record: Identifier(high: id.high, low: id.low), entry: $0)
                }
            }
            if !values.isEmpty { _ = try await write(FieldValueQueries.insert) { $0.add(values) } }
        }
    }

    /// How many records share a value of a field that has entries with another, but for some of its options.
    func countRecordsSharingValues(
        of field: CustomQueryField, without options: Set<String>
    ) async throws(StorageError) -> Int {
        try await write(FieldValueQueries.sharedCount) {
            $0.add(QueryField.custom(field).indexNumber)
            $0.add(.bytea, options.map { .bytea(SortKey($0).bytes) })
        }.first { $0.int() } ?? 0
    }

    func deleteEntries(of field: CustomQueryField, options: Set<String>) async throws(StorageError) {
        _ = try await write(FieldValueQueries.deleteValues) {
            $0.add(QueryField.custom(field).indexNumber)
            $0.add(.bytea, options.map { .bytea(SortKey($0).bytes) })
        }
    }

    /// Reads all records that have a value of a field, in steps.
    func forEachValue(
        of key: CustomFieldKey, entityType: EntityType,
        _ body: ([(Identifier<Person>, CustomFieldValues)]) async throws(StorageError) -> Void
    ) async throws(StorageError) {
        let step = 1000
        let queries = CustomFieldValueQueries.of(entityType)
        var last = Identifier<Person>(high: 0, low: 0)
        while true {
            let found = try await write(queries.values) {
                $0.add(key.string)
                $0.add(last)
                $0.add(step)
            }.map { ($0.id(Person.self), CustomFieldValues(jsonb: $0.json())) }
            try await body(found)
            guard found.count == step, let end = found.last?.0 else { return }
            last = end
        }
    }
}
#endif
