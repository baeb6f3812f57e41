import PeopleDomain

/// Which people of an organization a scope sees (contract, section 1). All others do not exist for it.
public enum PersonVisibility: Hashable, Sendable {
    case all
    /// Only the people whom this user created.
    case createdBy(User.ID)

    /// Whose people alone are seen; `nil` where all are.
    public var creator: User.ID? {
        switch self {
        case .all: nil
        case .createdBy(let user): user
        }
    }

    public func includes(_ person: Person) -> Bool { includes(creator: person.createdBy) }

    /// Whether the people are seen whom somebody created.
    public func includes(creator: User.ID?) -> Bool {
        switch self {
        case .all: true
        case .createdBy(let user): creator == user
        }
    }
}
