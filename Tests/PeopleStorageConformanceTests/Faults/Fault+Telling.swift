import PeopleDomain
import PeopleStorage

/// Faults of histories.
extension Fault {
    static let telling: [Fault] = [
        history("tells the oldest first", caughtBy: "Every change of a person is told field by field, newest first") {
            entries, _ in entries.reversed()
        },
        history("tells nothing of companies", caughtBy: "Every change of a company is told field by field") {
            entries, subject in
            if case .company = subject { Array(entries.suffix(1)) } else { entries }
        },
        .repository("knows no keys", caughtBy: "A history names the user and the key that made each change") {
            base, backend in
            backend.repository(
                in: OrganizationScope(
                    mintedFor: base.scope.organizationID, actor: base.scope.actor, visibility: base.scope.visibility))
        },
        .repository(
            "tells what changed nothing", caughtBy: "What changes nothing, or is refused, is not told",
            remembering: Set<Person.ID>()
        ) { TellsWhatChangedNothing(base: $0, unchanged: $1) },
        history(
            "does not tell of accounts",
            caughtBy: "A set tells of each of its changes, upserts and accounts among them"
        ) { entries, _ in
            entries.filter { !$0.changes.list.contains { $0.field == "isFullUser" } }
        },
        history("goes back a hundred revisions", caughtBy: "A history goes back a thousand revisions") { entries, _ in
            Array(entries.prefix(100))
        },
        history(
            "does not tell who was unlinked", caughtBy: "Who loses a company by its deletion has that in the history"
        ) { entries, _ in
            entries.filter { !$0.changes.list.contains { $0.field == "company" && $0.new == .null } }
        },
        history(
            "does not tell who lost a value", caughtBy: "Who loses a value by a forced deletion has that in the history"
        ) { entries, _ in
            entries.filter { !$0.changes.list.contains(where: \.isOfCustomField) }
        },
        .repository("tells everybody's history", caughtBy: "A restricted scope reads the history of its own people") {
            TellsEverybodysHistory(base: $0, backend: $1)
        },
        .repository(
            "has histories of nobody", caughtBy: "A history is of its own organization, and of records that were there"
        ) { base, _ in
            TellsOfNobody(base: base)
        },
    ]

    private static func history(
        _ description: String, caughtBy: String,
        _ rewrite: @escaping @Sendable ([HistoryEntry], HistorySubject) -> [HistoryEntry]
    ) -> Fault {
        .repository(description, caughtBy: caughtBy) { base, _ in RewritesHistory(base: base, rewrite: rewrite) }
    }
}

/// Tells another history than there was.
private struct RewritesHistory: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable ([HistoryEntry], HistorySubject) -> [HistoryEntry]

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        var entries: [HistoryEntry] = []
        while let request = try? PageRequest(limit: 100, offset: entries.count) {
            let page = try await base.history(of: subject, page: request)
            entries += page.items
            if !page.hasMore { break }
        }
        return Page(of: rewrite(entries, subject), page)
    }
}

private struct TellsWhatChangedNothing: ForwardingRepository {
    let base: any Repository
    let unchanged: Remembered<Set<Person.ID>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .unchanged) in outcomes { unchanged.with { _ = $0.insert(person.id) } }
        return outcomes
    }

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        let told = try await base.history(of: subject, page: page)
        guard case .person(let id) = subject, unchanged.with({ $0.contains(id) }), let first = told.items.first else {
            return told
        }
        let entry = HistoryEntry(revision: first.revision, kind: .updated, at: first.at, author: first.author)
        return Page(of: [entry] + told.items, page)
    }
}

private struct TellsEverybodysHistory: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        let all = OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all)
        return try await backend.repository(in: all).history(of: subject, page: page)
    }
}

private struct TellsOfNobody: ForwardingRepository {
    let base: any Repository

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        do {
            return try await base.history(of: subject, page: page)
        } catch .notFound {
            return Page(of: [], page)
        }
    }
}
