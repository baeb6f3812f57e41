#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    func uniqueValues(of record: CustomFieldValues, in entityType: EntityType) -> [UniqueValue] {
        schemas[entityType]?.uniqueValues(of: record) ?? []
    }

    /// Writes what has changed of the entries of fields: a statement for those that go, one for those that come.
    func writeFieldValues(to writes: inout WriteBatch) {
        var gone: [FieldValue] = []
        var new: [FieldValue] = []
        func compare<Entity>(_ id: Identifier<Entity>, _ earlier: [FieldIndexEntry]?, _ now: [FieldIndexEntry]?) {
            let record = Identifier<Void>(high: id.high, low: id.low)
            let (earlier, now) = (earlier ?? [], now ?? [])
            gone += earlier.filter { !now.contains($0) }.map { FieldValue(record: record, entry: $0) }
            new += now.filter { !earlier.contains($0) }.map { FieldValue(record: record, entry: $0) }
        }
        var fields = schemas[.people]?.indexedFields ?? []
        for id in people.changed {
            compare(id, people.originals[id]?.fieldEntries(fields), people[id]?.fieldEntries(fields))
        }
        fields = schemas[.companies]?.indexedFields ?? []
        for id in companies.changed {
            compare(id, companies.originals[id]?.fieldEntries(fields), companies[id]?.fieldEntries(fields))
        }
        if !gone.isEmpty { writes.add(FieldValueQueries.delete) { $0.add(gone) } }
        if !new.isEmpty { writes.add(FieldValueQueries.insert) { $0.add(new) } }
    }
}

/// An entry and whose it is.
struct FieldValue: Hashable {
    let record: Identifier<Void>
    let entry: FieldIndexEntry
}

extension Parameters {
    /// The columns of `FieldValueQueries.insert` and `delete`.
    mutating func add(_ values: [FieldValue]) {
        add(ids: values.map(\.record))
        add(.int8, values.map { .int8($0.entry.field) })
        add(.bytea, values.map { .bytea($0.entry.key.bytes) })
    }
}
#endif
