/// Under which name people are asked for. The older one has no custom fields.
enum PersonResource: Sendable {
    case people
    case contacts

    var path: String {
        switch self {
        case .people: "/api/people"
        case .contacts: "/api/contacts"
        }
    }

    /// How the array in a list is called.
    var listName: StaticString {
        switch self {
        case .people: "people"
        case .contacts: "contacts"
        }
    }

    var hasCustomFields: Bool { self == .people }
}
