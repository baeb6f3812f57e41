/// Collects what is different between two states of a record.
struct FieldComparison {
    private var changes: [FieldChange] = []

    var result: FieldChanges { changes.isEmpty ? .none : FieldChanges(changes) }

    /// Texts that differ only in how their accents are composed do not differ, as in ``Revisable/touched(since:at:)``.
    mutating func compare<Value: Equatable>(
        _ field: String, _ old: Value, _ new: Value, _ json: (Value) -> JSONValue
    ) {
        if old != new { changes.append(FieldChange(field: field, old: json(old), new: json(new))) }
    }

    mutating func compare(_ field: String, _ old: Bool, _ new: Bool) { compare(field, old, new) { .boolean($0) } }

    mutating func compare(_ field: String, _ old: String?, _ new: String?) {
        compare(field, old, new) { $0.map { .string($0) } ?? .null }
    }

    mutating func compare(_ field: String, _ old: Double?, _ new: Double?) {
        compare(field, old, new) { $0.map { .number($0) } ?? .null }
    }

    /// In the order of the keys, as representations have them.
    mutating func compare(_ old: CustomFieldValues, _ new: CustomFieldValues) {
        if old == new { return }
        let (oldValues, newValues) = (old.values, new.values)
        for key in Set(oldValues.keys).union(newValues.keys).sorted() {
            compare(FieldChange.customFieldPrefix + key.string, oldValues[key], newValues[key]) { $0?.json ?? .null }
        }
    }
}
