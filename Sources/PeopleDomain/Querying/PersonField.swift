/// The fields that every person has, by the names that clients know them by.
public enum PersonField: String, CaseIterable, Hashable, Sendable {
    case email, firstName, lastName, phoneNumber, address, latitude, longitude
    case isConnector, isSolutionProvider, isFullUser
    case companyID = "companyId"
    case createdAt, updatedAt

    public var kind: FieldKind {
        switch self {
        case .email, .firstName, .lastName, .phoneNumber, .address: .text
        case .latitude, .longitude: .number
        case .isConnector, .isSolutionProvider, .isFullUser: .flag
        case .companyID: .identifier
        case .createdAt, .updatedAt: .time
        }
    }
}

extension Person {
    /// The keys that the person has in a field of people: none where there is no value.
    public func keys(in field: QueryField) -> [SortKey] {
        switch field {
        case .person(let field): key(in: field).map { [$0] } ?? []
        case .custom(let field): customFields.values[field.key].map(field.keys(of:)) ?? []
        case .company: []
        }
    }

    public func key(in field: PersonField) -> SortKey? {
        switch field {
        case .email: email.map { SortKey($0.string) }
        case .firstName: SortKey(firstName.string)
        case .lastName: lastName.map { SortKey($0.string) }
        case .phoneNumber: phoneNumber.map { SortKey($0.string) }
        case .address: address.map { SortKey($0.string) }
        case .latitude: latitude.map { SortKey($0.degrees) }
        case .longitude: longitude.map { SortKey($0.degrees) }
        case .isConnector: isConnector ? SortKey(true) : nil
        case .isSolutionProvider: isSolutionProvider ? SortKey(true) : nil
        case .isFullUser: isFullUser ? SortKey(true) : nil
        case .companyID: company.map { SortKey($0.id) }
        case .createdAt: SortKey(createdAt)
        case .updatedAt: SortKey(updatedAt)
        }
    }
}
