/// A field that an organization gave to all of its people or all of its companies.
public struct CustomFieldDefinition: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<CustomFieldDefinition>

    public let id: ID
    public let entityType: EntityType
    public var name: CustomFieldName
    /// Made from the first name, and never changed.
    public let key: CustomFieldKey
    public var description: CustomFieldDescription?
    public var flags: CustomFieldFlags
    /// The type never changes, its settings may.
    public var rules: CustomFieldRules
    /// The place in lists: 0, 1, 2 … in order of creation.
    public let displayOrder: Int
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public var revision: Revision

    public init(
        id: ID, entityType: EntityType, name: CustomFieldName, key: CustomFieldKey,
        description: CustomFieldDescription?, flags: CustomFieldFlags, rules: CustomFieldRules, displayOrder: Int,
        createdAt: Timestamp, updatedAt: Timestamp, revision: Revision
    ) {
        self.id = id
        self.entityType = entityType
        self.name = name
        self.key = key
        self.description = description
        self.flags = flags
        self.rules = rules
        self.displayOrder = displayOrder
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }
}

/// The name of a custom field, 1 to 100 characters.
public typealias CustomFieldName = BoundedText<CustomFieldNameLimits>
/// What a custom field is for, 1 to 500 characters.
public typealias CustomFieldDescription = BoundedText<CustomFieldDescriptionLimits>

public enum CustomFieldNameLimits: TextLimits { public static let lengths = 1...100 }
public enum CustomFieldDescriptionLimits: TextLimits { public static let lengths = 1...500 }
