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
