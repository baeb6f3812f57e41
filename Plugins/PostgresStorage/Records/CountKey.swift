#if Postgres
import PeopleDomain
import PeopleStorage

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
#endif
