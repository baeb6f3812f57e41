/// What somebody wrote about a person or a company.
public struct Note: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Note>

    public let id: ID
    public let subject: NoteSubject
    public var content: NoteContent
    /// The user who wrote it; `nil` where that was no user.
    public let createdBy: User.ID?
    /// The mentioned people that the reader may see, once each, in order of first mention, as they are named now.
    public var mentionedPeople: [MentionedPerson]
    /// The mentioned companies, once each, in order of first mention, as they are named now.
    public var mentionedCompanies: [MentionedCompany]
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public var revision: Revision

    public init(
        id: ID, subject: NoteSubject, content: NoteContent, createdBy: User.ID?, mentionedPeople: [MentionedPerson],
        mentionedCompanies: [MentionedCompany], createdAt: Timestamp, updatedAt: Timestamp, revision: Revision
    ) {
        self.id = id
        self.subject = subject
        self.content = content
        self.createdBy = createdBy
        self.mentionedPeople = mentionedPeople
        self.mentionedCompanies = mentionedCompanies
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }
}

/// The record that a note is about, and goes with when it is deleted.
public enum NoteSubject: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
}

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
