#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func createNote(
        _ content: NoteContent, about subject: NoteSubject, in context: ChangeContext
    ) throws(StorageError) -> Note {
        try require(subject, in: context)
        // Nothing fails from here on.
        let (id, time) = issue(Note.self, in: context)
        let note = Note(
            id: id, subject: subject, content: content, createdBy: context.scope.actor, mentionedPeople: [],
            mentionedCompanies: [], createdAt: time, updatedAt: time, revision: .first)
        notes.insert(note, as: id)
        count(.notes(about: subject), by: 1)
        return shown(note, in: context)
    }

    mutating func updateNote(
        _ id: Note.ID, about subject: NoteSubject, _ content: NoteContent, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try existingNote(id, about: subject, in: context)
        var note = earlier
        note.content = content
        let (record, effect) = note.touched(since: earlier, at: context.now)
        if effect == .updated { notes.update(record, as: id) }
        return .note(shown(record, in: context), effect)
    }

    mutating func deleteNote(
        _ id: Note.ID, about subject: NoteSubject, in context: ChangeContext
    ) throws(StorageError) -> Note {
        let note = try existingNote(id, about: subject, in: context)
        // Nothing fails from here on.
        notes.delete(id)
        count(.notes(about: subject), by: -1)
        return shown(note, in: context)
    }

    /// Forgets the notes about a record that goes. Those that nobody read go with it when that is written.
    mutating func deleteNotes(about subject: NoteSubject) {
        for note in notes.records.values where note.subject == subject { notes.delete(note.id) }
        forgetCount(.notes(about: subject))
    }

    // MARK: Look-ups

    /// - Throws: ``StorageError/notFound(_:)`` where the record has no such note, or the scope does not see the record.
    func note(_ id: Note.ID, about subject: NoteSubject, in context: ChangeContext) throws(StorageError) -> Note {
        shown(try existingNote(id, about: subject, in: context), in: context)
    }

    private func existingNote(
        _ id: Note.ID, about subject: NoteSubject, in context: ChangeContext
    ) throws(StorageError) -> Note {
        try require(subject, in: context)
        guard let note = notes[id], note.subject == subject else { throw .notFound(.note(id)) }
        return note
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the record is not there for whoever asks.
    private func require(_ subject: NoteSubject, in context: ChangeContext) throws(StorageError) {
        switch subject {
        case .person(let id): _ = try visiblePerson(id, in: context)
        case .company(let id): _ = try existingCompany(id)
        }
    }

    /// A note with the records that it mentions, as they are named now. What does not resolve is only text.
    private func shown(_ note: Note, in context: ChangeContext) -> Note {
        var note = note
        for mention in note.content.mentions {
            if let record = record(mention) { note.append(record, visibility: context.scope.visibility) }
        }
        return note
    }

    /// What is mentioned: among the records of the changes, as these left it, or else as it was read with the note.
    private func record(_ mention: Mention) -> MentionedRecord? {
        switch mention {
        case .person(let id):
            if people.deleted.contains(id) { return nil }
            guard let person = people[id] else { return mentioned[mention] }
            return .person(
                MentionedPerson(id: id, firstName: person.firstName, lastName: person.lastName),
                creator: person.createdBy)
        case .company(let id):
            if companies.deleted.contains(id) { return nil }
            guard let company = companies[id] else { return mentioned[mention] }
            return .company(MentionedCompany(id: id, name: company.name))
        }
    }
}
#endif
