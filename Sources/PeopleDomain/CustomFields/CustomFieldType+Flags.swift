extension CustomFieldType {
    /// What a field of this type can be used for.
    public var possibleFlags: CustomFieldFlags {
        CustomFieldFlags(CustomFieldFlags.named.map(\.flag).filter { reason(against: $0) == nil })
    }

    /// - Throws: ``ValidationFailure`` with every flag that a field of this type can't have, and why.
    public func check(_ flags: CustomFieldFlags) throws(ValidationFailure) {
        var faults = FaultCollector()
        for (name, flag) in CustomFieldFlags.named where flags.contains(flag) {
            if let reason = reason(against: flag) {
                faults.add(name, "can't be true for a field of type \(rawValue): \(reason)")
            }
        }
        try faults.throwIfAny()
    }

    private func reason(against flag: CustomFieldFlags) -> String? {
        switch (self, flag) {
        case (.textarea, .filterable), (.textarea, .sortable), (.textarea, .unique): "its values are not indexed"
        case (.multiselect, .sortable): "a choice of several options has no order"
        case (.multiselect, .unique): "a choice is made of options that records share"
        case (.boolean, .unique): "there are only two values"
        default: nil
        }
    }
}
