/// A field by which records are found and put in order.
public enum QueryField: Hashable, Sendable {
    case person(PersonField)
    case company(CompanyField)
    case custom(CustomQueryField)

    public var name: String {
        switch self {
        case .person(let field): field.rawValue
        case .company(let field): field.rawValue
        case .custom(let field): field.key.string
        }
    }

    public var kind: FieldKind {
        switch self {
        case .person(let field): field.kind
        case .company(let field): field.kind
        case .custom(let field): field.type.kind
        }
    }

    /// Whether a record can have several keys in it, each for itself.
    public var isMultiple: Bool {
        if case .custom(let field) = self { return field.type == .multiselect }
        return false
    }
}

/// What queries need to know of a custom field.
public struct CustomQueryField: Hashable, Sendable {
    public let entityType: EntityType
    public let key: CustomFieldKey
    public let type: CustomFieldType
    /// Which of the definitions it is: no two that are there at one time have the same.
    public let displayOrder: Int

    public init(_ definition: CustomFieldDefinition) {
        self.init(
            entityType: definition.entityType, key: definition.key, type: definition.rules.type,
            displayOrder: definition.displayOrder)
    }

    public init(entityType: EntityType, key: CustomFieldKey, type: CustomFieldType, displayOrder: Int) {
        self.entityType = entityType
        self.key = key
        self.type = type
        self.displayOrder = displayOrder
    }

    /// The keys of a value.
    public func keys(of value: CustomFieldValue) -> [SortKey] {
        switch (value, type) {
        case (.text(let text), .datetime): Timestamp(text).map { [SortKey($0)] } ?? []
        case (.text(let text), _): [SortKey(text)]
        case (.number(let number), _): [SortKey(number)]
        case (.boolean(let boolean), _): [SortKey(boolean)]
        case (.list(let options), _): options.map { SortKey($0) }
        }
    }
}
