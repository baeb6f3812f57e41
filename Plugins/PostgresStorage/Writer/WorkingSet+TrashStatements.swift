#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// Moves the notes about what is put into the trash, before these are deleted where they are.
    func putAwayNotes(to writes: inout WriteBatch) {
        if !people.deleted.isEmpty {
            writes.add(TrashNoteQueries.putAwayOfPeople) { $0.add(ids: people.deleted) }
            writes.add(TrashNoteQueries.putAwayMentionsOfPeople) { $0.add(ids: people.deleted) }
        }
        if !companies.deleted.isEmpty {
            writes.add(TrashNoteQueries.putAwayOfCompanies) { $0.add(ids: companies.deleted) }
            writes.add(TrashNoteQueries.putAwayMentionsOfCompanies) { $0.add(ids: companies.deleted) }
        }
    }

    func writeTrash(to writes: inout WriteBatch) {
        let rows = trash.rows
        if !rows.isEmpty {
            writes.add(TrashQueries.insert) {
                $0.add(.uuid, rows.map(\.id))
                $0.add(.int8, rows.map { .int8($0.entityType.storedNumber) })
                $0.add(.uuid, rows.map { $0.createdBy.map { .uuid($0) } })
                $0.add(.time, rows.map { .time($0.deletedAt) })
                $0.add(.uuid, rows.map { $0.author.userID.map { .uuid($0) } })
                $0.add(.uuid, rows.map { $0.author.keyID.map { .uuid($0) } })
                $0.add(.text, rows.map { .text($0.content) })
            }
        }
        writeNotesInTrash(to: &writes)
        bringBack(to: &writes)
    }

    private func writeNotesInTrash(to writes: inout WriteBatch) {
        let notes = trash.notes
        if notes.isEmpty { return }
        writes.add(TrashNoteQueries.insert) {
            $0.add(.uuid, notes.map { $0.subject.binaryID })
            $0.add(ids: notes.map(\.id))
            $0.add(.text, notes.map { .text($0.content.string) })
            $0.add(.uuid, notes.map { $0.createdBy.map { .uuid($0) } })
            $0.add(.time, notes.map { .time($0.createdAt) })
            $0.add(.time, notes.map { .time($0.updatedAt) })
            $0.add(.int8, notes.map { .int8($0.revision.number) })
        }
        writes.addMentions(of: notes.map { ($0.id, $0.content) }, TrashNoteQueries.insertMentions)
    }

    private func bringBack(to writes: inout WriteBatch) {
        func bringBack<Record>(_ ids: [Identifier<Record>], _ notes: SQL) {
            for sql in [notes, TrashNoteQueries.bringBackMentions, TrashNoteQueries.count] {
                writes.add(sql) { $0.add(ids: ids) }
            }
        }
        let people = Array(trash.restoredPeople)
        if !people.isEmpty {
            bringBack(people, TrashNoteQueries.bringBackOfPeople)
            for sql in [JobQueries.show, TrashQueries.delete] { writes.add(sql) { $0.add(ids: people) } }
        }
        if trash.restoredCompanies.isEmpty { return }
        let companies = trash.restoredCompanies.map(\.company.id)
        bringBack(companies, TrashNoteQueries.bringBackOfCompanies)
        for restored in trash.restoredCompanies {
            writes.add(TrashMemberQueries.link) {
                $0.add(restored.company.id)
                $0.add(restored.context.now)
                $0.addAuthor(of: restored.context.scope)
                $0.add(FieldChanges.company(from: nil, to: CompanySummary(restored.company)).json)
            }
        }
        writes.add(TrashQueries.delete) { $0.add(ids: companies) }
    }

    /// Behind all else that the changes have written of it.
    func writeErasures(to writes: inout WriteBatch) {
        if trash.erased.isEmpty { return }
        for sql in [TrashQueries.delete, HistoryQueries.delete, JobQueries.forget, MergeQueries.forget] {
            writes.add(sql) { $0.add(.uuid, trash.erased) }
        }
    }
}

extension NoteSubject {
    fileprivate var binaryID: BinaryValue {
        switch self {
        case .person(let id): .uuid(id)
        case .company(let id): .uuid(id)
        }
    }
}
#endif
