#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// The row of the record that notes are about.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such record.
    func subjectRow(
        _ subject: NoteSubject, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Int64 {
        switch subject {
        case .person(let id):
            let found = try first(PersonQueries.rowAndCreator) {
                $0.add(id)
                $0.add(rows.ordinal)
            } _: { row in
                (row: row.int64(), creator: row.optionalID(Person.self))
            }
            guard let found, visibility.includes(creator: found.creator) else { throw .notFound(.person(id)) }
            return found.row
        case .company(let id):
            let row = try first(CompanyQueries.row) {
                $0.add(id)
                $0.add(rows.ordinal)
            } _: {
                $0.int64()
            }
            guard let row else { throw .notFound(.company(id)) }
            return row
        }
    }

    /// One page of the notes about a record, newest first.
    func notes(
        about subject: NoteSubject, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<Note> {
        let subjectRow = try subjectRow(subject, visibility: visibility, in: rows)
        let total =
            switch subject {
            case .person(let id): try number(CountKey(ordinal: rows.ordinal, kind: .notes, of: id))
            case .company(let id): try number(CountKey(ordinal: rows.ordinal, kind: .notes, of: id))
            }
        let window = try window(request, of: .notes, in: rows)
        var notes: [StoredNote]
        let hasMore: Bool
        switch window.start {
        case .offset(let offset):
            notes = try PageWindow(request, total: total).read(NoteQueries.about(subject).page) {
                sql, limit, offset throws(StorageError) in
                try all(sql) {
                    $0.add(subjectRow)
                    $0.add(limit)
                    $0.add(offset)
                } _: {
                    $0.storedNote(about: subject)
                }
            }
            hasMore = total - notes.count > offset
        case .before(let row):
            notes = try all(NoteQueries.about(subject).pageBefore) {
                $0.add(subjectRow)
                $0.add(row)
                $0.add(window.limitAndOne)
            } _: {
                $0.storedNote(about: subject)
            }
            hasMore = notes.count > request.limit
            notes = Array(notes.prefix(request.limit))
        }
        try resolveMentions(in: &notes, subjectRow: subjectRow, visibility: visibility, rows: rows)
        return Page(items: notes.map(\.note), total: total, hasMore: hasMore, request: request)
    }

    /// Gives notes about one record, newest first, whom and what they mention, by one statement for all.
    func resolveMentions(
        in notes: inout [StoredNote], subjectRow: Int64, visibility: PersonVisibility, rows: RowRange
    ) throws(StorageError) {
        guard let newest = notes.first, let oldest = notes.last else { return }
        let mentions = try all(NoteQueries.about(newest.note.subject).mentions) {
            $0.add(subjectRow)
            $0.add(oldest.row)
            $0.add(newest.row)
            $0.add(rows.ordinal)
        } _: {
            $0.resolvedMention(visibility: visibility)
        }
        var index = 0
        for mention in mentions {
            // Both are newest first.
            while index < notes.count && notes[index].row > mention.note { index += 1 }
            guard index < notes.count, notes[index].row == mention.note else { continue }
            switch mention.record {
            case .person(let person): notes[index].note.show(person)
            case .company(let company): notes[index].note.mentionedCompanies.append(company)
            case nil: break
            }
        }
    }
}

extension NoteQueries {
    static func about(_ subject: NoteSubject) -> NoteQueries {
        switch subject {
        case .person: ofPerson
        case .company: ofCompany
        }
    }
}
#endif
