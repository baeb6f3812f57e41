import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func history(
        of subject: HistorySubject, page: PageRequest, visibility: PersonVisibility
    ) throws(StorageError) -> Page<HistoryEntry> {
        switch subject {
        case .person(let id):
            guard let person = people[id]?.person ?? trash.people[id]?.deleted.record, visibility.includes(person)
            else { throw .notFound(.person(id)) }
        case .company(let id):
            if companies[id] == nil && trash.companies[id] == nil { throw .notFound(.company(id)) }
        }
        let entries = history[subject, default: []]
        let items = entries.reversed().dropFirst(page.offset).prefix(page.limit)
        return Page(items: Array(items), total: entries.count, request: page)
    }

    // MARK: Writes

    mutating func note(_ person: Person, _ kind: HistoryKind, _ changes: FieldChanges, in context: CommitContext) {
        note(
            HistoryEntry(
                revision: person.revision, kind: kind, at: person.updatedAt, author: context.scope.author,
                changes: changes),
            of: .person(person.id))
    }

    mutating func note(_ company: Company, _ kind: HistoryKind, _ changes: FieldChanges, in context: CommitContext) {
        note(
            HistoryEntry(
                revision: company.revision, kind: kind, at: company.updatedAt, author: context.scope.author,
                changes: changes),
            of: .company(company.id))
    }

    /// Adds an entry, and forgets those that are too far back.
    mutating func note(_ entry: HistoryEntry, of subject: HistorySubject) {
        history[subject, default: []].append(entry)
        guard let forgotten = entry.revision.lastForgotten else { return }
        history[subject]?.removeAll { $0.revision <= forgotten }
    }
}
