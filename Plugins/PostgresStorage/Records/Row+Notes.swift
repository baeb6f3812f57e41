#if Postgres
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads ``NoteQueries/columns``.
    mutating func note() -> Note? {
        let id = id(Note.self)
        let person = optionalID(Person.self)
        let company = optionalID(Company.self)
        let content = NoteContent(stored: text())
        let createdBy = optionalID(Person.self)
        let createdAt = time()
        let updatedAt = time()
        let revision = revision()
        guard let subject = person.map({ NoteSubject.person($0) }) ?? company.map({ .company($0) }) else {
            refuse()
            return nil
        }
        return Note(
            id: id, subject: subject, content: content, createdBy: createdBy, mentionedPeople: [],
            mentionedCompanies: [], createdAt: createdAt, updatedAt: updatedAt, revision: revision)
    }

    /// Reads ``NoteQueries/mentionColumns``: what a note mentions, as it is named now. `nil` where there is no such record.
    mutating func mentionedRecord() -> MentionedRecord? {
        guard let personID = optionalID(Person.self) else {
            skip(3)
            return optionalID(Company.self).map {
                .company(MentionedCompany(id: $0, name: CompanyName(stored: text())))
            }
        }
        let person = MentionedPerson(
            id: personID, firstName: FirstName(stored: text()),
            lastName: optionalText().map { LastName(stored: $0) })
        return .person(person, creator: optionalID(Person.self))
    }
}

/// A record that a note mentions, and who may see it.
enum MentionedRecord {
    case person(MentionedPerson, creator: User.ID?)
    case company(MentionedCompany)
}

extension Note {
    /// Shows a record that the note mentions to a reader who may see it.
    mutating func append(_ record: MentionedRecord, visibility: PersonVisibility) {
        switch record {
        case .person(let person, let creator):
            if visibility.includes(creator: creator) { show(person) }
        case .company(let company): mentionedCompanies.append(company)
        }
    }
}
#endif
