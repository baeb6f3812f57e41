import PeopleDomain

/// What an index over the values of fields has for a record: the keys by which it is found and put in order.
public struct FieldIndexEntry: Hashable, Sendable {
    /// Which field, see ``QueryField/indexNumber``.
    public let field: Int64
    public let key: SortKey

    public init(field: Int64, key: SortKey) {
        self.field = field
        self.key = key
    }

    /// Whether the field is a custom one.
    public func isCustom(of entityType: EntityType) -> Bool {
        field >= QueryField.firstCustomNumber && field % 2 == (entityType == .people ? 0 : 1)
    }
}

extension QueryField {
    /// The number of the field in an index. Those of people and companies differ, so that one table can have both.
    ///
    /// Never changed once it was released: stored with each entry.
    public var indexNumber: Int64 {
        switch self {
        case .person(let field): field.indexNumber
        case .company(let field): field.indexNumber
        // People's are even, companies' odd.
        case .custom(let field):
            Self.firstCustomNumber + 2 * Int64(field.displayOrder) + (field.entityType == .people ? 0 : 1)
        }
    }

    static let firstCustomNumber: Int64 = 1000
}

extension PersonField {
    fileprivate var indexNumber: Int64 {
        switch self {
        case .email: 1
        case .firstName: 2
        case .lastName: 3
        case .phoneNumber: 4
        case .address: 5
        case .latitude: 6
        case .longitude: 7
        case .isConnector: 8
        case .isSolutionProvider: 9
        case .isFullUser: 10
        case .companyID: 11
        case .createdAt: 12
        case .updatedAt: 13
        }
    }
}

extension CompanyField {
    fileprivate var indexNumber: Int64 {
        switch self {
        case .name: 101
        case .website: 102
        case .industry: 103
        case .address: 104
        case .createdAt: 105
        case .updatedAt: 106
        }
    }
}

extension CustomFieldSchema {
    /// The fields whose values an index has: those that records are found by, put in order by, or kept apart by.
    public var indexedFields: [CustomQueryField] {
        definitions.filter(\.isIndexed).map(CustomQueryField.init)
    }

    /// The fields of which no two records have the same value.
    public var uniqueFields: [CustomQueryField] {
        definitions.filter { $0.flags.contains(.unique) }.map(CustomQueryField.init)
    }
}

extension CustomFieldDefinition {
    /// Whether an index has the field's values.
    public var isIndexed: Bool { !flags.isDisjoint(with: [.filterable, .sortable, .unique]) }
}

extension CustomFieldValues {
    /// The entries of some fields.
    public func indexEntries(_ fields: [CustomQueryField]) -> [FieldIndexEntry] {
        // Most records of most organizations need no look.
        if fields.isEmpty || isEmpty { return [] }
        let values = values
        return fields.flatMap { field in
            let keys = values[field.key].map(field.keys(of:)) ?? []
            return keys.map { FieldIndexEntry(field: QueryField.custom(field).indexNumber, key: $0) }
        }
    }
}

extension Person {
    /// The entries of some of the fields that every person has.
    public func indexEntries(_ fields: [PersonField]) -> [FieldIndexEntry] {
        fields.compactMap { field in
            key(in: field).map { FieldIndexEntry(field: QueryField.person(field).indexNumber, key: $0) }
        }
    }
}

extension Company {
    /// The entries of some of the fields that every company has.
    public func indexEntries(_ fields: [CompanyField]) -> [FieldIndexEntry] {
        fields.compactMap { field in
            key(in: field).map { FieldIndexEntry(field: QueryField.company(field).indexNumber, key: $0) }
        }
    }
}
