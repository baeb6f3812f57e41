extension CustomFieldSchema {
    /// The field by whose value a record is found.
    ///
    /// - Throws: ``FieldFault`` where there is none of that key, and where two records may have the same value of it.
    public func uniqueDefinition(_ key: CustomFieldKey) throws(FieldFault) -> CustomFieldDefinition {
        guard let definition = definition(key.string) else {
            throw FieldFault("must be email or the key of a unique custom field")
        }
        guard definition.flags.contains(.unique) else {
            throw FieldFault("must be email or the key of a unique custom field, which \(key) is not")
        }
        return definition
    }
}
