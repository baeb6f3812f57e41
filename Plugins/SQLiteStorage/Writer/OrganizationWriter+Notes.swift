#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func createNote(_ content: NoteContent, about subject: NoteSubject) throws(StorageError) -> Note {
        let subjectRow = try connection.subjectRow(subject, visibility: scope.visibility, in: rows)
        // Nothing fails from here on.
        let (id, time) = transaction.issue(Note.self, now: now)
        let note = Note(
            id: id, subject: subject, content: content, createdBy: scope.actor, mentionedPeople: [],
            mentionedCompanies: [], createdAt: time, updatedAt: time, revision: .first)
        let row = try insert(note, subjectRow: subjectRow)
        return try shown(StoredNote(row: row, note: note), subjectRow: subjectRow)
    }

    /// - Returns: the row.
    func insert(_ note: Note, subjectRow: Int64) throws(StorageError) -> Int64 {
        let row = try transaction.nextRow(NoteQueries.lastRow, in: rows)
        try connection.run(NoteQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(note.id)
            switch note.subject {
            case .person:
                $0.add(subjectRow)
                $0.addNull()
            case .company:
                $0.addNull()
                $0.add(subjectRow)
            }
            $0.add(note.content.string)
            $0.add(note.createdBy)
            $0.add(note.createdAt)
            $0.add(note.updatedAt)
            $0.add(note.revision)
        }
        try insertMentions(of: note.content, note: row)
        countNotes(about: note.subject, by: 1)
        return row
    }

    func update(_ note: Note, row: Int64) throws(StorageError) {
        try connection.run(NoteQueries.update) {
            $0.add(row)
            $0.add(note.content.string)
            $0.add(note.updatedAt)
            $0.add(note.revision)
        }
        try connection.run(NoteQueries.deleteMentionsOfOne) { $0.add(row) }
        try insertMentions(of: note.content, note: row)
    }

    func updateNote(
        _ id: Note.ID, about subject: NoteSubject, _ content: NoteContent
    ) throws(StorageError) -> ChangeOutcome {
        let (stored, subjectRow) = try existingNote(id, about: subject)
        var note = stored.note
        note.content = content
        let (record, effect) = note.touched(since: stored.note, at: now)
        if effect == .updated { try update(record, row: stored.row) }
        return .note(try shown(StoredNote(row: stored.row, note: record), subjectRow: subjectRow), effect)
    }

    func deleteNote(_ id: Note.ID, about subject: NoteSubject) throws(StorageError) -> Note {
        let (stored, subjectRow) = try existingNote(id, about: subject)
        let note = try shown(stored, subjectRow: subjectRow)
        // Nothing fails from here on.
        try connection.run(NoteQueries.deleteMentionsOfOne) { $0.add(stored.row) }
        try connection.run(NoteQueries.deleteOne) { $0.add(stored.row) }
        countNotes(about: subject, by: -1)
        return note
    }

    /// Deletes all notes about a record that is to be deleted.
    func deleteNotes<Subject>(
        _ queries: NoteQueries, subjectRow: Int64, subject: Identifier<Subject>
    ) throws(StorageError) {
        try connection.run(queries.deleteMentions) { $0.add(subjectRow) }
        try connection.run(queries.delete) { $0.add(subjectRow) }
        transaction.count(.notes, of: subject, in: ordinal, by: -connection.changes)
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the record has no such note, or the scope does not see the record.
    func note(_ id: Note.ID, about subject: NoteSubject) throws(StorageError) -> Note {
        let (stored, subjectRow) = try existingNote(id, about: subject)
        return try shown(stored, subjectRow: subjectRow)
    }

    // MARK: Steps

    private func existingNote(
        _ id: Note.ID, about subject: NoteSubject
    ) throws(StorageError) -> (stored: StoredNote, subjectRow: Int64) {
        let subjectRow = try connection.subjectRow(subject, visibility: scope.visibility, in: rows)
        let found = try connection.first(NoteQueries.byID) {
            $0.add(id)
            $0.add(ordinal)
        } _: { row in
            let person = row.optionalInt64()
            let company = row.optionalInt64()
            return (subjectRow: subject.isPerson ? person : company, stored: row.storedNote(about: subject))
        }
        guard let found, found.subjectRow == subjectRow else { throw .notFound(.note(id)) }
        return (found.stored, subjectRow)
    }

    private func insertMentions(of content: NoteContent, note row: Int64) throws(StorageError) {
        for (position, mention) in content.mentions.enumerated() {
            try connection.run(NoteQueries.insertMention) {
                $0.add(row)
                $0.add(position)
                switch mention {
                case .person(let id):
                    $0.add(id)
                    $0.addNull()
                case .company(let id):
                    $0.addNull()
                    $0.add(id)
                }
            }
        }
    }

    private func shown(_ note: StoredNote, subjectRow: Int64) throws(StorageError) -> Note {
        var notes = [note]
        try connection.resolveMentions(in: &notes, subjectRow: subjectRow, visibility: scope.visibility, rows: rows)
        return notes.first?.note ?? note.note
    }

    private func countNotes(about subject: NoteSubject, by difference: Int) {
        switch subject {
        case .person(let id): transaction.count(.notes, of: id, in: ordinal, by: difference)
        case .company(let id): transaction.count(.notes, of: id, in: ordinal, by: difference)
        }
    }
}
#endif
