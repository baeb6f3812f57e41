/// All custom fields of an organization's people, or of its companies: what values are checked against.
public struct CustomFieldSchema: Hashable, Sendable {
    /// How many definitions a schema can have.
    public static let maximumCount = 500

    public let entityType: EntityType
    /// In display order.
    public let definitions: [CustomFieldDefinition]
    /// Rises with every change of a definition. A write names the revision that its values were checked against, and
    /// is refused by a store whose schema has moved on.
    public let revision: Revision

    public init(entityType: EntityType, definitions: [CustomFieldDefinition], revision: Revision) {
        self.entityType = entityType
        self.definitions = definitions
        self.revision = revision
    }

    public func definition(_ key: String) -> CustomFieldDefinition? {
        definitions.first { $0.key.string == key }
    }

    /// Checks the values of a new record, and gives it the defaults of the fields that are not mentioned. A field that
    /// is mentioned with `null` has no value, whatever its default.
    ///
    /// - Throws: ``ValidationFailure`` with every key that no field has, every value that is not what its field takes,
    ///   and every required field without a value.
    public func check(new values: JSONObject) throws(ValidationFailure) -> CustomFieldValues {
        var (checked, faults) = checkEach(values)
        for definition in definitions {
            guard let value = definition.rules.defaultValue, values[definition.key.string] == nil else { continue }
            checked.updateValue(value, forKey: definition.key)
        }
        for definition in definitions where definition.flags.contains(.required) {
            switch checked[definition.key] {
            case .some(.some): continue
            // An empty value is none.
            case .some(.none): faults.add(definition.key.string, "is required")
            // A value that was there and wrong has been complained about.
            case .none where values[definition.key.string] != nil: continue
            case .none: faults.add(definition.key.string, "is required")
            }
        }
        try faults.throwIfAny()
        return CustomFieldValues(checked.compactMapValues(\.self))
    }

    /// Checks the values of a patch, of which `null` removes one.
    ///
    /// - Throws: ``ValidationFailure`` with every key that no field has, every value that is not what its field takes,
    ///   and every required field that would be removed.
    public func check(changes values: JSONObject) throws(ValidationFailure) -> CustomFieldChanges {
        var (checked, faults) = checkEach(values)
        for (key, value) in checked where value == nil {
            if definition(key.string)?.flags.contains(.required) == true {
                faults.add(key.string, "is required and can't be removed")
            }
        }
        try faults.throwIfAny()
        return CustomFieldChanges(checked)
    }

    private func checkEach(
        _ values: JSONObject
    ) -> (checked: [CustomFieldKey: CustomFieldValue?], faults: FaultCollector) {
        var checked: [CustomFieldKey: CustomFieldValue?] = [:]
        var faults = FaultCollector()
        guard values.members.count <= Self.maximumCount else {
            faults.add("", "must have at most \(Self.maximumCount) members")
            return (checked, faults)
        }
        for member in values.members {
            guard let definition = definition(member.name) else {
                faults.add(member.name, "is not a custom field of your \(entityType.plural)")
                continue
            }
            do {
                checked.updateValue(try definition.rules.check(member.value), forKey: definition.key)
            } catch {
                faults.add(member.name, error.message)
            }
        }
        return (checked, faults)
    }
}

extension EntityType {
    var plural: String {
        switch self {
        case .people: "people"
        case .companies: "companies"
        }
    }
}
