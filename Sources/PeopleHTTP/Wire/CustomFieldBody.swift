import PeopleDomain

/// A custom field's definition as a client sends it (contract, section 4).
enum CustomFieldBody {
    /// What an answer shows and a client can't set.
    static let shownOnly = ["id", "displayOrder", "recordsTouched", "createdAt", "updatedAt"]

    /// What a client may send back, and not change.
    static let neverChanged = ["type", "key", "entityType"]

    /// - Throws: ``ValidationFailure`` with every fault.
    static func draft(_ body: JSONObject, for entityType: EntityType) throws(ValidationFailure) -> CustomFieldDraft {
        var reader = BodyReader(body)
        let name = reader.required("name", CustomFieldName.init(_:))
        let description = reader.optional("description", CustomFieldDescription.init(_:))
        let (flags, _) = reader.flags()
        let type = reader.required("type") { (text) throws(FieldFault) -> CustomFieldType in
            guard let type = CustomFieldType(caseInsensitive: text.trimmingWhiteSpace()) else {
                throw FieldFault("must be one of \(CustomFieldType.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return type
        }
        let settings = reader.object("settings")
        let rules = type.flatMap { reader.rules(of: $0, settings) }
        var draft: CustomFieldDraft?
        if let name, let rules {
            draft = reader.faults.parse("") { () throws(ValidationFailure) in
                try CustomFieldDraft(
                    entityType: entityType, name: name, description: description, flags: flags, rules: rules)
            }
        }
        try reader.finish()
        guard let draft else { throw ValidationFailure(FieldFault("is not a custom field")) }
        return draft
    }

    /// - Throws: ``ValidationFailure`` with every fault.
    static func patch(
        _ body: JSONObject, of definition: CustomFieldDefinition
    ) throws(ValidationFailure) -> CustomFieldPatch {
        var reader = BodyReader(body)
        reader.ignore(shownOnly)
        reader.refuseChange("type", from: definition.rules.type.rawValue)
        reader.refuseChange("key", from: definition.key.string)
        reader.refuseChange("entityType", from: definition.entityType.rawValue)
        let (setFlags, clearedFlags) = reader.flags()
        var rules = FieldUpdate<CustomFieldRules>.keep
        let hasSettings = reader.isPresent("settings")
        let settings = reader.object("settings")
        if hasSettings, let new = reader.rules(of: definition.rules.type, settings) { rules = .set(new) }
        let patch = CustomFieldPatch(
            name: reader.requiredUpdate("name", CustomFieldName.init(_:)),
            description: reader.optionalUpdate("description", CustomFieldDescription.init(_:)), setFlags: setFlags,
            clearedFlags: clearedFlags, rules: rules)
        _ = reader.faults.parse("") { () throws(ValidationFailure) in try definition.check(patch) }
        try reader.finish()
        return patch
    }
}

extension BodyReader {
    /// The flags that are to be set, and those that are to be cleared.
    fileprivate mutating func flags() -> (set: CustomFieldFlags, cleared: CustomFieldFlags) {
        var set: CustomFieldFlags = []
        var cleared: CustomFieldFlags = []
        for (name, flag) in CustomFieldFlags.named {
            switch boolean(name) {
            case true?: set.insert(flag)
            case false?: cleared.insert(flag)
            case nil: break
            }
        }
        return (set, cleared)
    }

    fileprivate mutating func rules(of type: CustomFieldType, _ settings: JSONObject?) -> CustomFieldRules? {
        faults.parse("settings") { () throws(ValidationFailure) in
            try CustomFieldRules(type: type, settings: settings)
        }
    }

    /// A client may send back what it read, but not ask for what can't be done and be told that it was.
    fileprivate mutating func refuseChange(_ name: String, from value: String) {
        guard let new = optional(name, { (text) throws(FieldFault) in text }) else { return }
        if new.lowercased() != value.lowercased() { faults.add(name, "can't be changed") }
    }
}
