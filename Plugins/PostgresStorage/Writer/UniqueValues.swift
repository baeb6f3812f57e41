#if Postgres
import PeopleDomain
import PeopleStorage

/// Which records have the values that no two records may have, as far as changes name one.
struct UniqueValues {
    private var holders: [FieldIndexEntry: Identifier<Void>] = [:]

    mutating func load(_ entry: FieldIndexEntry, of holder: Identifier<Void>) { holders[entry] = holder }

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
}
#endif
