#if Postgres
import PeopleDomain
import PeopleStorage

/// What is told of one change, to be written with it.
struct HistoryRow {
    let record: BinaryValue
    let entry: HistoryEntry
}

extension WorkingSet {
    mutating func note(
        _ person: Person, _ kind: HistoryKind, _ changes: FieldChanges = .none, in context: ChangeContext
    ) {
        note(person.id, person.revision, kind, at: person.updatedAt, changes, in: context)
    }

    mutating func note(
        _ company: Company, _ kind: HistoryKind, _ changes: FieldChanges = .none, in context: ChangeContext
    ) {
        note(company.id, company.revision, kind, at: company.updatedAt, changes, in: context)
    }

    mutating func note<Record>(
        _ id: Identifier<Record>, _ revision: Revision, _ kind: HistoryKind, at time: Timestamp,
        _ changes: FieldChanges, in context: ChangeContext
    ) {
        let entry = HistoryEntry(
            revision: revision, kind: kind, at: time, author: context.scope.author, changes: changes)
        history.append(HistoryRow(record: .uuid(id), entry: entry))
    }

    func writeHistory(to writes: inout WriteBatch) {
        if history.isEmpty { return }
        writes.add(HistoryQueries.insert) {
            $0.add(.uuid, history.map(\.record))
            $0.add(.int8, history.map { .int8($0.entry.revision.number) })
            $0.add(.int8, history.map { .int8($0.entry.kind.storedNumber) })
            $0.add(.time, history.map { .time($0.entry.at) })
            $0.add(.uuid, history.map { $0.entry.author.userID.map { .uuid($0) } })
            $0.add(.uuid, history.map { $0.entry.author.keyID.map { .uuid($0) } })
            $0.add(.text, history.map { $0.entry.changes.isEmpty ? nil : .text($0.entry.changes.json) })
        }
        let long = history.compactMap { row in row.entry.revision.lastForgotten.map { (row.record, $0) } }
        if long.isEmpty { return }
        writes.add(HistoryQueries.forget) {
            $0.add(.uuid, long.map(\.0))
            $0.add(.int8, long.map { .int8($0.1.number) })
        }
    }
}

extension Parameters {
    /// Gives user and key.
    mutating func addAuthor(of scope: OrganizationScope) {
        add(scope.actor)
        add(scope.key)
    }
}
#endif
