import PeopleDomain
import PeopleStorage

/// Which records have the values that no two records may have.
struct UniqueValues: Sendable {
    private var holders: [FieldIndexEntry: Identifier<Void>] = [:]

    func holder<Entity>(of value: UniqueValue, _: Entity.Type) -> Identifier<Entity>? {
        holders[value.entry].map { Identifier(high: $0.high, low: $0.low) }
    }

    /// - Parameter own: what the record has already.
    /// - Throws: ``StorageConflict/customFieldValueTaken(_:)`` where another record has one of the values.
    func requireFree(_ values: [UniqueValue], except own: [UniqueValue] = []) throws(StorageError) {
        for value in values where holders[value.entry] != nil && !own.contains(value) {
            throw .conflict(.customFieldValueTaken(value.field))
        }
    }

    mutating func move<Entity>(_ id: Identifier<Entity>, from earlier: [UniqueValue], to now: [UniqueValue]) {
        for value in earlier { holders[value.entry] = nil }
        for value in now { holders[value.entry] = Identifier(high: id.high, low: id.low) }
    }

    /// Forgets what is known of fields.
    mutating func removeAll(where isMeant: (FieldIndexEntry) -> Bool) {
        holders = holders.filter { !isMeant($0.key) }
    }
}

extension OrganizationState {
    func uniqueValues(of record: CustomFieldValues, in entityType: EntityType) -> [UniqueValue] {
        self[schema: entityType].uniqueValues(of: record)
    }

    /// Finds out anew who has which value: after a field has become unique, or is so no more, or records have lost values.
    mutating func refillUniqueValues(of entityType: EntityType) {
        uniqueValues.removeAll { $0.isCustom(of: entityType) }
        switch entityType {
        case .people:
            for row in people.newestFirst {
                uniqueValues.move(row.id, from: [], to: uniqueValues(of: row.person.customFields, in: .people))
            }
        case .companies:
            for row in companies.newestFirst {
                uniqueValues.move(row.id, from: [], to: uniqueValues(of: row.company.customFields, in: .companies))
            }
        }
    }

    /// How many records share a value of a field with another, when some of its options will have been taken away.
    func recordsSharingValues(of field: CustomFieldDefinition, without options: Set<String>) -> Int {
        var counts: [SortKey: Int] = [:]
        func count(_ record: CustomFieldValues) {
            let rest = options.isEmpty ? record : record.takingAway(options, of: field.key) ?? record
            for entry in rest.indexEntries([CustomQueryField(field)]) { counts[entry.key, default: 0] += 1 }
        }
        switch field.entityType {
        case .people: for row in people.newestFirst { count(row.person.customFields) }
        case .companies: for row in companies.newestFirst { count(row.company.customFields) }
        }
        return counts.values.filter { $0 > 1 }.reduce(0, +)
    }
}
