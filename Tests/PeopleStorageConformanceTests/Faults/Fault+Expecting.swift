import PeopleDomain
import PeopleStorage

extension Fault {
    static let expecting: [Fault] = [
        .repository(
            "expects nothing", caughtBy: "A change is done where a record is as it was seen, and nowhere else"
        ) { base, _ in
            Expecting(base: base) { (repository, set) async throws(StorageError) in
                try await repository.commit(set.withoutExpectations)
            }
        },
        .repository(
            "knows expectations of people only",
            caughtBy: "Companies, custom fields and notes are expected as people are"
        ) { base, _ in
            Expecting(base: base) { (repository, set) async throws(StorageError) in
                if case .expect(_, .person)? = set.changes.first { return try await repository.commit(set) }
                return try await repository.commit(set.withoutExpectations)
            }
        },
        .repository(
            "shows companies as they were",
            caughtBy: "A record has another version once anything that it shows has changed", remembering: [:]
        ) { base, memory in
            RemembersCompanies(base: base, memory: memory)
        },
        .repository(
            "tells what is not seen", caughtBy: "Nothing can be expected of a record that the scope does not see"
        ) { base, backend in
            Expecting(base: base) { (repository, set) async throws(StorageError) in
                let scope = OrganizationScope(
                    mintedFor: repository.scope.organizationID, actor: nil, visibility: .all)
                return try await backend.repository(in: scope).commit(set)
            }
        },
        .repository(
            "looks before it commits", caughtBy: "Of 100 parallel changes that expect one state, one is done"
        ) { base, _ in
            Expecting(base: base) { (repository, set) async throws(StorageError) in
                if case .expect(let versions, .person(let id))? = set.changes.first,
                    let person = try await repository.person(id)
                {
                    guard versions.contains(person.version) else { throw .stale(.person(person)) }
                }
                await Task.yield()
                return try await repository.commit(set.withoutExpectations)
            }
        },
    ]
}

extension ChangeSet {
    fileprivate var withoutExpectations: ChangeSet {
        ChangeSet(
            changes.filter { if case .expect = $0 { false } else { true } }, atomicity: atomicity)
    }
}

/// Commits sets that expect something in another way.
private struct Expecting: ForwardingRepository {
    let base: any Repository
    let other: @Sendable (any Repository, ChangeSet) async throws(StorageError) -> [ChangeOutcome]

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .expect? = changes.changes.first else { return try await base.commit(changes) }
        return try await other(base, changes)
    }
}

/// Shows the company of a person as it was when somebody first looked.
private struct RemembersCompanies: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[Company.ID: CompanySummary]>

    func person(_ id: Person.ID) async throws(StorageError) -> Person? {
        guard var person = try await base.person(id), let company = person.company else { return nil }
        person.company = memory.with { known in
            if let earlier = known[company.id] { return earlier }
            known[company.id] = company
            return company
        }
        return person
    }
}
