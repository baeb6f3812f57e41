import PeopleDomain
import PeopleStorage

extension OrganizationState {
    func notes(
        about subject: NoteSubject, page: PageRequest, visibility: PersonVisibility
    ) throws(StorageError) -> Page<Note> {
        try require(subject, visibility: visibility)
        return notes[subject, default: Table()].page(page) { shown($0, visibility: visibility) }
    }

    // MARK: Writes

    mutating func createNote(
        _ content: NoteContent, about subject: NoteSubject, in context: inout CommitContext
    ) throws(StorageError) -> Note {
        try require(subject, visibility: context.scope.visibility)
        let (id, time) = context.issue(Note.self)
        let row = NoteRow(
            Note(
                id: id, subject: subject, content: content, createdBy: context.scope.actor, mentionedPeople: [],
                mentionedCompanies: [], createdAt: time, updatedAt: time, revision: .first))
        notes[subject, default: Table()].insert(row)
        return shown(row, visibility: context.scope.visibility)
    }

    mutating func updateNote(
        _ id: Note.ID, about subject: NoteSubject, _ content: NoteContent, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try row(id, about: subject, in: context).note
        var note = earlier
        note.content = content
        let (record, effect) = note.touched(since: earlier, at: context.now)
        let row = NoteRow(record)
        notes[subject]?.replace(row)
        return .note(shown(row, visibility: context.scope.visibility), effect)
    }

    mutating func deleteNote(
        _ id: Note.ID, about subject: NoteSubject, in context: CommitContext
    ) throws(StorageError) -> Note {
        let row = try row(id, about: subject, in: context)
        notes[subject]?.remove(id)
        if notes[subject]?.count == 0 { notes[subject] = nil }
        return shown(row, visibility: context.scope.visibility)
    }

    // MARK: Look-ups

    /// - Throws: ``StorageError/notFound(_:)`` where the record has no such note, or the scope does not see the record.
    func note(_ id: Note.ID, about subject: NoteSubject, in context: CommitContext) throws(StorageError) -> Note {
        shown(try row(id, about: subject, in: context), visibility: context.scope.visibility)
    }

    private func row(
        _ id: Note.ID, about subject: NoteSubject, in context: CommitContext
    ) throws(StorageError) -> NoteRow {
        try require(subject, visibility: context.scope.visibility)
        guard let row = notes[subject]?[id] else { throw .notFound(.note(id)) }
        return row
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the record is not there for whoever asks.
    private func require(_ subject: NoteSubject, visibility: PersonVisibility) throws(StorageError) {
        switch subject {
        case .person(let id):
            guard person(id, visibility: visibility) != nil else { throw .notFound(.person(id)) }
        case .company(let id):
            guard companies[id] != nil else { throw .notFound(.company(id)) }
        }
    }

    /// A kept note with the records that it mentions, as they are named now. What does not resolve is only text.
    private func shown(_ row: NoteRow, visibility: PersonVisibility) -> Note {
        var note = row.note
        for mention in row.mentions {
            switch mention {
            case .person(let id):
                guard let person = people[survivor(of: id)]?.person, visibility.includes(person) else { continue }
                note.show(
                    MentionedPerson(id: person.id, firstName: person.firstName, lastName: person.lastName))
            case .company(let id):
                guard let company = companies[id]?.company else { continue }
                note.mentionedCompanies.append(MentionedCompany(id: id, name: company.name))
            }
        }
        return note
    }
}
