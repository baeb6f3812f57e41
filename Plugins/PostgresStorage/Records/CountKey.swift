#if Postgres
import PeopleDomain

/// What one kept count of an organization counts.
struct CountKey: Hashable {
    let kind: CountKind
    let subject: BinaryValue

    /// Of the organization as a whole.
    init(_ kind: CountKind) {
        self.kind = kind
        subject = .uuid(0, 0)
    }

    init<Subject>(_ kind: CountKind, of subject: Identifier<Subject>) {
        self.kind = kind
        self.subject = .uuid(subject)
    }

    static func notes(about subject: NoteSubject) -> CountKey {
        switch subject {
        case .person(let id): CountKey(.notes, of: id)
        case .company(let id): CountKey(.notes, of: id)
        }
    }
}

/// What a kept count counts. The numbers are in the database.
enum CountKind: Int64, Hashable {
    /// The subject is nothing.
    case people = 1
    /// The subject is the user who created them.
    case peopleByCreator = 2
    /// The subject is the company.
    case peopleOfCompany = 3
    /// The subject is nothing.
    case companies = 4
    /// The subject is the person or company that they are about.
    case notes = 5
    /// The subject is nothing.
    case users = 6
}
#endif
