/// The fields that every company has, by the names that clients know them by.
public enum CompanyField: String, CaseIterable, Hashable, Sendable {
    case name, website, industry, address, createdAt, updatedAt

    public var kind: FieldKind {
        switch self {
        case .name, .website, .industry, .address: .text
        case .createdAt, .updatedAt: .time
        }
    }
}

extension Company {
    /// The keys that the company has in a field of companies: none where there is no value.
    public func keys(in field: QueryField) -> [SortKey] {
        switch field {
        case .company(let field): key(in: field).map { [$0] } ?? []
        case .custom(let field): customFields.values[field.key].map(field.keys(of:)) ?? []
        case .person: []
        }
    }

    public func key(in field: CompanyField) -> SortKey? {
        switch field {
        case .name: SortKey(name.string)
        case .website: website.map { SortKey($0.string) }
        case .industry: industry.map { SortKey($0.string) }
        case .address: address.map { SortKey($0.string) }
        case .createdAt: SortKey(createdAt)
        case .updatedAt: SortKey(updatedAt)
        }
    }
}
