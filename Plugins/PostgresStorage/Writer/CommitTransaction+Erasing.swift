#if Postgres
import PeopleDomain
import PeopleStorage

extension CommitTransaction {
    /// Takes the name of what a change has erased out of the mentions in all notes: of any other change nothing.
    func eraseMentions(ofErasedBy change: Change, at now: Timestamp) async throws(StorageError) {
        switch change {
        case .erasePerson(let id):
            // Whoever was merged into a person is that person.
            let merged = try await write(MergeQueries.everybody) { $0.add(ids: [id]) }.map { $0.id(Person.self) }
            for id in [id] + merged {
                for queries in ErasureQueries.people { try await erase(id, .person(id), queries, at: now) }
            }
        case .eraseCompany(let id):
            for queries in ErasureQueries.companies { try await erase(id, .company(id), queries, at: now) }
        default: break
        }
    }

    /// A step of notes in memory at a time: each has up to 400 kB.
    private func erase<Record>(
        _ id: Identifier<Record>, _ mention: Mention, _ queries: ErasureQueries, at now: Timestamp
    ) async throws(StorageError) {
        let step = 100
        var last = Identifier<Note>(high: 0, low: 0)
        while true {
            let found = try await write(queries.notes) {
                $0.add(id)
                $0.add(last)
                $0.add(step)
            }.map { (id: $0.id(Note.self), content: NoteContent(stored: $0.text())) }
            if !found.isEmpty {
                let erased = found.map { (id: $0.id, content: $0.content.erasing(mention)) }
                var writes = WriteBatch(organization: organizationID)
                writes.add(queries.update) {
                    $0.add(ids: erased.map(\.id))
                    $0.add(.text, erased.map { .text($0.content.string) })
                    $0.add(now)
                }
                // What is left is counted anew: a note is read with its first mention.
                writes.add(queries.deleteMentions) { $0.add(ids: erased.map(\.id)) }
                writes.addMentions(of: erased, queries.insertMentions)
                _ = try await run(writes.statements)
            }
            guard found.count == step, let end = found.last?.id else { break }
            last = end
        }
    }
}
#endif
