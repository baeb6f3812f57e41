/// A change of a custom field. Its type and its key never change.
public struct CustomFieldPatch: Hashable, Sendable {
    public var name: FieldUpdate<CustomFieldName>
    public var description: FieldUpdate<CustomFieldDescription?>
    /// The flags to set, where the field's type can have them, and the flags to clear.
    public var setFlags: CustomFieldFlags
    public var clearedFlags: CustomFieldFlags
    /// New settings, for a field of the type that they are of.
    public var rules: FieldUpdate<CustomFieldRules>

    public init(
        name: FieldUpdate<CustomFieldName> = .keep, description: FieldUpdate<CustomFieldDescription?> = .keep,
        setFlags: CustomFieldFlags = [], clearedFlags: CustomFieldFlags = [],
        rules: FieldUpdate<CustomFieldRules> = .keep
    ) {
        self.name = name
        self.description = description
        self.setFlags = setFlags
        self.clearedFlags = clearedFlags
        self.rules = rules
    }
}
