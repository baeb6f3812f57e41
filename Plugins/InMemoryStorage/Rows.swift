import PeopleDomain

/// A person as it is kept.
struct PersonRow: TableRow {
    /// Its company is a link, of which only the id counts: what else it says may have changed since.
    let person: Person
    let searchText: String
    let duplicateKeys: Set<DuplicateKey>

    init(_ person: Person) {
        self.person = person
        searchText = SearchText.of(person)
        duplicateKeys = person.duplicateKeys
    }

    var id: Person.ID { person.id }
    var createdAt: Timestamp { person.createdAt }
}

/// A company as it is kept.
struct CompanyRow: TableRow {
    let company: Company
    let searchText: String

    init(_ company: Company) {
        self.company = company
        searchText = SearchText.of(company)
    }

    var id: Company.ID { company.id }
    var createdAt: Timestamp { company.createdAt }
}

/// A note as it is kept.
struct NoteRow: TableRow {
    /// Mentions nobody: who is mentioned, and by what name, is found when the note is read.
    let note: Note
    /// What the content mentions, found once and not with each reading of up to 100,000 characters.
    let mentions: [Mention]

    init(_ note: Note) {
        self.note = note
        mentions = note.content.mentions
    }

    var id: Note.ID { note.id }
    var createdAt: Timestamp { note.createdAt }
}
