/// A person as a note shows it.
public struct MentionedPerson: Hashable, Sendable {
    public let id: Person.ID
    public let firstName: FirstName
    public let lastName: LastName?

    public init(id: Person.ID, firstName: FirstName, lastName: LastName?) {
        self.id = id
        self.firstName = firstName
        self.lastName = lastName
    }
}

/// A company as a note shows it.
public struct MentionedCompany: Hashable, Sendable {
    public let id: Company.ID
    public let name: CompanyName

    public init(id: Company.ID, name: CompanyName) {
        self.id = id
        self.name = name
    }
}
