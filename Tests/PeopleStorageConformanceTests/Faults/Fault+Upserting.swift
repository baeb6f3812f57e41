import PeopleDomain
import PeopleStorage

extension Fault {
    static let upserting: [Fault] = [
        .repository(
            "calls every upsert a change", caughtBy: "The same upsert again changes nothing, neither time nor revision"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .person(let person, .unchanged) = outcome else { return outcome }
                return .person(person, .updated)
            }
        },
        .repository(
            "creates over what is lacking",
            caughtBy: "An upsert that is not enough for a new person changes one who is there"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .upsertPerson(var upsert, let schema) = change, case .email(let email) = upsert.match,
                    case .failure = upsert.draft
                else { return change }
                upsert.draft = .success(PersonDraft(email: email, firstName: FirstName(stored: "?")))
                return .upsertPerson(upsert, schema: schema)
            }
        },
        .repository(
            "creates and never changes", caughtBy: "An upsert creates whom nobody matches, and changes who matches"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .upsertPerson(let upsert, let schema) = change, case .success(let draft) = upsert.draft
                else { return change }
                return .createPerson(draft, schema: schema)
            }
        },
        .repository(
            "upserts whom the scope does not see",
            caughtBy: "An upsert does not reach a person whom the scope does not see"
        ) { base, backend in
            UpsertsUnseen(base: base, backend: backend)
        },
        .repository(
            "looks for a person and then makes one", caughtBy: "100 parallel upserts of one new email make one person"
        ) { base, _ in
            LooksThenUpserts(base: base)
        },
        .repository(
            "stops at the first failure", caughtBy: "Of a set that goes on behind failures, the others are stored"
        ) { base, _ in
            RewritesAtomicity(base: base, from: .each, to: .allOrNothing)
        },
        .repository(
            "stores what is refused", caughtBy: "A set that is refused tells every failure, and stores nothing"
        ) { base, _ in
            RewritesAtomicity(base: base, from: .eachOrNothing, to: .each)
        },
        .repository(
            "stores nothing where one fails", caughtBy: "Of a set that goes on behind failures, the others are stored"
        ) { base, _ in
            RewritesAtomicity(base: base, from: .each, to: .eachOrNothing)
        },
    ]
}

/// Goes by another rule than a set says.
private struct RewritesAtomicity: ForwardingRepository {
    let base: any Repository
    let from: ChangeSet.Atomicity
    let to: ChangeSet.Atomicity

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard changes.atomicity == from else { return try await base.commit(changes) }
        return try await base.commit(ChangeSet(changes.changes, atomicity: to))
    }
}

/// Upserts as somebody who sees everybody.
private struct UpsertsUnseen: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .upsertPerson? = changes.changes.first else { return try await base.commit(changes) }
        let scope = OrganizationScope(
            mintedFor: base.scope.organizationID, actor: base.scope.actor, visibility: .all)
        return try await backend.repository(in: scope).commit(changes)
    }
}

/// Looks for the person whom an upsert is about, pauses, and creates or changes in a commit of its own.
private struct LooksThenUpserts: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .upsertPerson(let upsert, let schema)? = changes.changes.first, changes.changes.count == 1,
            case .email(let email) = upsert.match, case .success(let draft) = upsert.draft
        else { return try await base.commit(changes) }
        let holder = try await base.everybody().first { $0.email?.comparisonKey == email.comparisonKey }
        await Task.yield()
        guard let holder else { return try await base.commit(ChangeSet(.createPerson(draft, schema: schema))) }
        return try await base.commit(ChangeSet(.updatePerson(holder.id, upsert.patch, schema: schema)))
    }
}
