#if Postgres
import PeopleDomain
import PeopleStorage

/// What the changes of a commit do with the trash.
struct TrashChanges {
    /// Those in the trash that changes name, as they were read.
    var people: [Person.ID: Deleted<Person>] = [:]
    var companies: [Company.ID: Deleted<Company>] = [:]

    /// What is put there.
    private(set) var rows: [Row] = []
    /// Notes about it that these changes have touched, as they left them. All others are moved where they are.
    var notes: [Note] = []
    /// What is taken out again.
    var restoredPeople: Set<Person.ID> = []
    var restoredCompanies: [RestoredCompany] = []
    /// What is removed for good, from the trash and from the history.
    private(set) var erased: [BinaryValue] = []

    struct Row {
        let id: BinaryValue
        let entityType: EntityType
        let createdBy: User.ID?
        let deletedAt: Timestamp
        let author: ChangeAuthor
        let content: String
    }

    /// A company, and on whose behalf people are linked with it again.
    struct RestoredCompany {
        let company: Company
        let context: ChangeContext
    }

    var isEmpty: Bool { rows.isEmpty && restoredPeople.isEmpty && restoredCompanies.isEmpty && erased.isEmpty }

    mutating func put<Record: PutAwayForm>(
        _ record: Record, _ id: Identifier<Record>, _ entityType: EntityType, createdBy: User.ID?,
        at time: Timestamp, in context: ChangeContext
    ) {
        rows.append(
            Row(
                id: .uuid(id), entityType: entityType, createdBy: createdBy, deletedAt: time,
                author: context.scope.author, content: record.putAwayForm))
    }

    mutating func erase<Record>(_ id: Identifier<Record>) { erased.append(.uuid(id)) }
}
#endif
