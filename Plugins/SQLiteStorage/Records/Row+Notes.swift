#if SQLite
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads the columns of ``NoteQueries/page``.
    mutating func storedNote(about subject: NoteSubject) -> StoredNote {
        let row = int64()
        let id = id(Note.self)
        let content = NoteContent(stored: text())
        let createdBy = optionalID(Person.self)
        let createdAt = time()
        let updatedAt = time()
        let note = Note(
            id: id, subject: subject, content: content, createdBy: createdBy, mentionedPeople: [],
            mentionedCompanies: [], createdAt: createdAt, updatedAt: updatedAt, revision: revision())
        return StoredNote(row: row, note: note)
    }

    /// Reads the columns of ``NoteQueries/mentions``.
    mutating func resolvedMention(visibility: PersonVisibility) -> ResolvedMention {
        let note = int64()
        guard let personID = optionalID(Person.self) else {
            skip(3)
            let company = optionalID(Company.self).map { MentionedCompany(id: $0, name: CompanyName(stored: text())) }
            return ResolvedMention(note: note, record: company.map { .company($0) })
        }
        let person = MentionedPerson(
            id: personID, firstName: FirstName(stored: text()),
            lastName: optionalText().map { LastName(stored: $0) })
        let creator = optionalID(Person.self)
        return ResolvedMention(note: note, record: visibility.includes(creator: creator) ? .person(person) : nil)
    }
}

/// A note in its row.
struct StoredNote {
    let row: Int64
    var note: Note
}

/// What a note mentions, as it is named now.
struct ResolvedMention {
    let note: Int64
    /// `nil` where there is no such record, or none that the reader sees.
    let record: Record?

    enum Record {
        case person(MentionedPerson)
        case company(MentionedCompany)
    }
}

extension NoteSubject {
    var isPerson: Bool {
        switch self {
        case .person: true
        case .company: false
        }
    }
}
#endif
