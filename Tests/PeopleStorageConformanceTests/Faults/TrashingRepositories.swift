import PeopleDomain
import PeopleStorage

/// Lists who came back before everybody else.
struct PutsBackInFront: ForwardingRepository {
    let base: any Repository
    let restored: Remembered<[Person.ID]>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .restored) in outcomes { restored.with { $0.append(person.id) } }
        return outcomes
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let all = try await base.everybody(query)
        let front = restored.with { restored in all.filter { restored.contains($0.id) } }
        return Page(of: front + all.filter { person in !front.contains { $0.id == person.id } }, page)
    }
}

/// Finds no notes about what came back.
struct ForgetsNotes: ForwardingRepository {
    let base: any Repository
    let restored: Remembered<Set<NoteSubject>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .restored) in outcomes { restored.with { _ = $0.insert(.person(person.id)) } }
        return outcomes
    }

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        let notes = try await base.notes(about: subject, page: page)
        return restored.with({ $0.contains(subject) }) ? Page(of: [], page) : notes
    }
}

/// Has no entries of who came back.
struct FiltersWithoutRestored: ForwardingRepository {
    let base: any Repository
    let restored: Remembered<Set<Person.ID>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .restored) in outcomes { restored.with { _ = $0.insert(person.id) } }
        return outcomes
    }

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let found = try await base.people(matching: query, page: page)
        if query.fields.conditions.isEmpty { return found }
        let left = found.items.filter { person in !restored.with { $0.contains(person.id) } }
        return Page(items: left, total: found.total, hasMore: found.hasMore, request: page)
    }
}

/// Leaves the people of a company that comes back without one.
struct LinksNobodyAgain: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        guard case .company(let company, .restored)? = outcomes.first else { return outcomes }
        let schema = try await base.customFieldSchema(for: .people).revision
        for person in try await base.everybody(PersonQuery(companyID: company.id)) {
            let patch = PersonPatch(company: .set(.none))
            _ = try await base.commit(.updatePerson(person.id, patch, schema: schema))
        }
        return outcomes
    }
}

struct ListsOldestFirst: ForwardingRepository {
    let base: any Repository

    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        Page(of: try await base.deletedPeople(page: .first).items.reversed(), page)
    }
}

/// Shows the company that a person had, whether it is still there or not.
struct LinksWithWhatIsGone: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .restorePerson(let id, _, _)? = changes.changes.first, let deleted = try await base.deletedPerson(id)
        else { return try await base.commit(changes) }
        return try await base.commit(changes).map { outcome in
            guard case .person(var person, let effect) = outcome else { return outcome }
            person.company = deleted.record.company
            return .person(person, effect)
        }
    }
}

struct ShowsEverybodysTrash: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        let all = OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all)
        return try await backend.repository(in: all).deletedPeople(page: page)
    }
}

/// Finds what any organization has deleted.
struct HasOneTrash: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>? {
        for organization in try await backend.directory.organizations() {
            let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
            if let found = try await backend.repository(in: scope).deletedPerson(id) { return found }
        }
        return nil
    }
}

struct EmptiesNothing: ForwardingDirectory {
    let base: any OrganizationDirectory

    func emptyTrash(deletedBefore time: Timestamp, limit: Int) async throws(StorageError) -> Int { 0 }
}

/// Leaves the names in notes, behind so many.
struct LeavesNames: ForwardingRepository {
    let base: any Repository
    let behind: Int

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        let found = try await base.notes(about: subject, page: page)
        let notes = found.items.enumerated().map { index, note in
            var note = note
            if page.offset + index >= behind {
                note.content = NoteContent(stored: note.content.string.replacing("[@erased]", with: "[@John]"))
            }
            return note
        }
        return Page(items: notes, total: found.total, hasMore: found.hasMore, request: page)
    }
}
