#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func erasePerson(_ id: Person.ID) throws(StorageError) -> Person {
        if let stored = try deletedPerson(id) {
            try erase(.people, row: stored.row, createdBy: stored.deleted.record.createdBy, .person(id))
            return stored.deleted.record
        }
        let stored = try visiblePerson(id)
        if stored.person.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        try putAway(stored)
        try erase(.people, row: stored.row, createdBy: stored.person.createdBy, .person(id))
        return stored.person
    }

    func eraseCompany(_ id: Company.ID) throws(StorageError) -> Company {
        let deleted: StoredDeletion<Company>? = try connection.deletion(of: id, .companies, in: rows)
        if let deleted {
            try erase(.companies, row: deleted.row, createdBy: nil, .company(id))
            return deleted.deleted.record
        }
        let stored = try existingCompany(id)
        // Nothing fails from here on.
        try putAway(stored)
        try erase(.companies, row: stored.row, createdBy: nil, .company(id))
        return stored.company
    }

    /// Removes what is in the trash, and its name from the mentions in all notes.
    private func erase(
        _ entityType: EntityType, row: Int64, createdBy: User.ID?, _ mention: Mention
    ) throws(StorageError) {
        try transaction.forget(entityType, row: row, createdBy: createdBy, in: ordinal)
        let everyQueries = entityType == .people ? ErasureQueries.people : ErasureQueries.companies
        for queries in everyQueries { try eraseMentions(of: mention, queries) }
        // Whoever was merged into a person is that person.
        guard case .person(let id) = mention else { return }
        try transaction.forgetJobs(of: id)
        for merged in try transaction.forgetMerges(into: id) {
            for queries in everyQueries { try eraseMentions(of: .person(merged), queries) }
        }
    }

    /// A step of notes in memory at a time: each has up to 400 kB.
    private func eraseMentions(of mention: Mention, _ queries: ErasureQueries) throws(StorageError) {
        let step = 100
        var next = rows.first
        while true {
            let found = try connection.all(queries.notes) {
                $0.add(mention)
                $0.add(next)
                $0.add(rows.last)
                $0.add(step)
            } _: { row in
                (row: row.int64(), content: NoteContent(stored: row.text()))
            }
            for note in found {
                try connection.run(queries.update) {
                    $0.add(note.row)
                    $0.add(note.content.erasing(mention).string)
                    $0.add(now)
                }
            }
            guard found.count == step, let last = found.last?.row else { break }
            next = last + 1
        }
        try connection.run(queries.deleteMentions) {
            $0.add(mention)
            $0.add(rows)
        }
    }
}

extension Bindings {
    /// Gives the id of what is mentioned.
    fileprivate mutating func add(_ mention: Mention) {
        switch mention {
        case .person(let id): add(id)
        case .company(let id): add(id)
        }
    }
}
#endif
