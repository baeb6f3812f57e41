extension CustomFieldSchema {
    /// The keys of values that were stored once and that no field would take today: its definition is gone, or has other
    /// rules. A value that is taken in another form would not be the same, and is none that fits either.
    public func misfits(in values: CustomFieldValues) -> Set<CustomFieldKey> {
        var misfits: Set<CustomFieldKey> = []
        for (key, value) in values.values {
            let taken = definition(key.string).flatMap { try? $0.rules.check(value.json) }
            if taken != value { misfits.insert(key) }
        }
        return misfits
    }
}
