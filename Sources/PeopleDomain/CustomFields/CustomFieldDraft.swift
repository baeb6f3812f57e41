/// What a custom field is created from. The store gives the id, the place and the times.
public struct CustomFieldDraft: Hashable, Sendable {
    public let entityType: EntityType
    public let name: CustomFieldName
    public let key: CustomFieldKey
    public let description: CustomFieldDescription?
    public let flags: CustomFieldFlags
    public let rules: CustomFieldRules

    /// - Throws: ``ValidationFailure`` where no key can be made from the name, or the field can't have a flag.
    public init(
        entityType: EntityType, name: CustomFieldName, description: CustomFieldDescription? = nil,
        flags: CustomFieldFlags = [], rules: CustomFieldRules
    ) throws(ValidationFailure) {
        var faults = FaultCollector()
        let key = faults.parse("name") { () throws(FieldFault) in try CustomFieldKey(naming: name) }
        _ = faults.parse("") { () throws(ValidationFailure) in try rules.type.check(flags) }
        rules.checkDefault(flags, &faults)
        guard let key, faults.faults.isEmpty else { throw faults.failure }
        self.entityType = entityType
        self.name = name
        self.key = key
        self.description = description
        self.flags = flags
        self.rules = rules
    }
}

extension CustomFieldDefinition {
    /// A new definition of a draft.
    public init(id: ID, draft: CustomFieldDraft, displayOrder: Int, createdAt: Timestamp) {
        self.init(
            id: id, entityType: draft.entityType, name: draft.name, key: draft.key, description: draft.description,
            flags: draft.flags, rules: draft.rules, displayOrder: displayOrder, createdAt: createdAt,
            updatedAt: createdAt, revision: .first)
    }

    /// Takes over a patch, save for settings of another type and flags that the type can't have. Leaves the times and
    /// the revision alone: see ``touched(since:at:)``.
    public mutating func apply(_ patch: CustomFieldPatch) {
        patch.name.apply(to: &name)
        patch.description.apply(to: &description)
        flags.formUnion(patch.setFlags.intersection(rules.type.possibleFlags))
        flags.subtract(patch.clearedFlags)
        if case .set(let rules) = patch.rules, rules.type == self.rules.type { self.rules = rules }
    }

    /// - Throws: ``ValidationFailure`` with every flag that the patch sets and the field can't have.
    public func check(_ patch: CustomFieldPatch) throws(ValidationFailure) {
        var faults = FaultCollector()
        _ = faults.parse("") { () throws(ValidationFailure) in try rules.type.check(patch.setFlags) }
        var patched = self
        patched.apply(patch)
        patched.rules.checkDefault(patched.flags, &faults)
        try faults.throwIfAny()
    }

    /// The option values that a patch takes away.
    public func optionValues(removedBy patch: CustomFieldPatch) -> [String] {
        guard case .set(let new) = patch.rules, new.type == rules.type, let before = rules.options,
            let after = new.options
        else { return [] }
        return before.values(missingIn: after)
    }
}

extension CustomFieldRules {
    fileprivate func checkDefault(_ flags: CustomFieldFlags, _ faults: inout FaultCollector) {
        guard flags.contains(.unique), defaultValue != nil else { return }
        faults.add("isUnique", "can't be true for a field with a default: the second new record would have it too")
    }
}
