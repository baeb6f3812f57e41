/// What a custom field is used for.
public struct CustomFieldFlags: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let filterable = CustomFieldFlags(rawValue: 1 << 0)
    public static let sortable = CustomFieldFlags(rawValue: 1 << 1)
    /// A value must be given on create and can't be removed. Older records without one stay valid.
    public static let required = CustomFieldFlags(rawValue: 1 << 2)
    /// No two records of the entity type have the same value. Any number have none.
    public static let unique = CustomFieldFlags(rawValue: 1 << 3)

    /// Each flag with the name that clients know it by, in the order of the contract.
    public static let named: [(name: String, flag: CustomFieldFlags)] = [
        ("isFilterable", .filterable), ("isSortable", .sortable), ("isRequired", .required), ("isUnique", .unique),
    ]
}
