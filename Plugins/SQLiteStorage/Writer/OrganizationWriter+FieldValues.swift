#if SQLite
import PeopleDomain
import PeopleStorage

// The entries of fields, kept in step with the records: one is there exactly where the schema of the moment says so.
extension OrganizationWriter {
    func schema(of entityType: EntityType) throws(StorageError) -> IndexedSchema {
        try transaction.schemas.schema(of: entityType, in: rows, on: connection)
    }

    func entries(of person: Person) throws(StorageError) -> [FieldIndexEntry] {
        let own = person.indexEntries(try PersonField.withEntries + connection.fieldsInUse(in: rows))
        // Whoever has no custom fields needs no schema.
        if person.customFields.isEmpty { return own }
        return own + person.customFields.indexEntries(try schema(of: .people).fields)
    }

    func entries(of company: Company) throws(StorageError) -> [FieldIndexEntry] {
        let own = company.indexEntries(CompanyField.withEntries)
        if company.customFields.isEmpty { return own }
        return own + company.customFields.indexEntries(try schema(of: .companies).fields)
    }

    /// Changes the entries of a record.
    func index(
        _ row: Int64, from earlier: [FieldIndexEntry], to now: [FieldIndexEntry]
    ) throws(StorageError) {
        if earlier == now { return }
        for entry in earlier where !now.contains(entry) { try connection.delete(entry, row: row, ordinal: ordinal) }
        for entry in now where !earlier.contains(entry) { try connection.insert(entry, row: row, ordinal: ordinal) }
    }

    // MARK: A field for all records

    /// Brings the entries of a field in step with its flags.
    func index(_ definition: CustomFieldDefinition, since earlier: CustomFieldDefinition) throws(StorageError) {
        if definition.isIndexed == earlier.isIndexed { return }
        if definition.isIndexed {
            try fill(CustomQueryField(definition))
        } else {
            try deleteEntries(of: CustomQueryField(definition))
        }
    }

    /// Makes the entries of a field that had none.
    func fill(_ field: CustomQueryField) throws(StorageError) {
        var batch = FieldEntryBatch(connection: connection)
        try forEachValue(of: field.key, in: field.entityType) { row, values throws(StorageError) in
            for entry in values.indexEntries([field]) { try batch.add(entry, row: row, ordinal: ordinal) }
        }
        try batch.flush()
    }

    func deleteEntries(of field: CustomQueryField) throws(StorageError) {
        try connection.run(FieldValueQueries.deleteField) {
            $0.add(ordinal)
            $0.add(QueryField.custom(field).indexNumber)
        }
    }

    // MARK: Unique values

    func uniqueValues(of record: CustomFieldValues, in entityType: EntityType) throws(StorageError) -> [UniqueValue] {
        if record.isEmpty { return [] }
        return try schema(of: entityType).schema.uniqueValues(of: record)
    }

    /// - Parameter own: what the record has already.
    /// - Throws: ``StorageConflict/customFieldValueTaken(_:)`` where another record has one of the values.
    func requireFree(_ values: [UniqueValue], except own: [UniqueValue] = []) throws(StorageError) {
        for value in values where !own.contains(value) {
            if try connection.row(of: value.entry, ordinal: ordinal) != nil {
                throw .conflict(.customFieldValueTaken(value.field))
            }
        }
    }

    /// How many records share a value of a field, which has its entries, with another.
    func recordsSharingValues(of field: CustomFieldDefinition) throws(StorageError) -> Int {
        try connection.first(FieldValueQueries.shared) {
            $0.add(ordinal)
            $0.add(QueryField.custom(CustomQueryField(field)).indexNumber)
        } _: {
            $0.int()
        } ?? 0
    }
}
#endif
