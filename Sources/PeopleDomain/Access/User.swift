/// A user account: a person of the organization who can sign in with keys. The two share an id.
public struct User: Identifiable, Hashable, Sendable {
    public typealias ID = Person.ID

    public let id: ID
    public let email: EmailAddress?
    public let firstName: FirstName
    public let lastName: LastName?
    /// Whether all keys of this user see only the people whom this user created.
    public let isRestrictedToOwnRecords: Bool
    public let createdAt: Timestamp

    public init(
        id: ID, email: EmailAddress?, firstName: FirstName, lastName: LastName?, isRestrictedToOwnRecords: Bool,
        createdAt: Timestamp
    ) {
        self.id = id
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.isRestrictedToOwnRecords = isRestrictedToOwnRecords
        self.createdAt = createdAt
    }
}
