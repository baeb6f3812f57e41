import PeopleDomain
import PeopleStorage

/// Merges custom fields by reading them, pausing, and writing all of them.
struct LosesUpdates: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .updatePerson(let id, var patch, let schema)? = changes.changes.first, changes.changes.count == 1,
            !patch.customFields.isEmpty, let before = try await base.person(id)?.customFields
        else { return try await base.commit(changes) }
        var merged = before
        merged.apply(patch.customFields)
        await Task.yield()
        var all = try await base.person(id)?.customFields.values.mapValues { _ in CustomFieldValue?.none } ?? [:]
        for (key, value) in merged.values { all.updateValue(value, forKey: key) }
        for (key, value) in patch.customFields.values where value == nil { all.updateValue(nil, forKey: key) }
        patch.customFields = CustomFieldChanges(all)
        return try await base.commit(ChangeSet(.updatePerson(id, patch, schema: schema)))
    }
}

/// Looks for the company that a person names, pauses, and creates it in a commit of its own.
struct LooksThenMakes: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .createPerson(var draft, let schema)? = changes.changes.first, changes.changes.count == 1,
            case .named(let name) = draft.company
        else { return try await base.commit(changes) }
        let companies = try await base.companies(matching: CompanyQuery(), page: .first).items
        if let found = companies.first(where: { $0.name.comparisonKey == name.comparisonKey }) {
            draft.company = .existing(found.id)
        } else {
            await Task.yield()
            let revision = try await base.customFieldSchema(for: .companies).revision
            let outcome = try await base.commit(.createCompany(CompanyDraft(name: name), schema: revision))
            if case .company(let company, _) = outcome { draft.company = .existing(company.id) }
        }
        return try await base.commit(ChangeSet(.createPerson(draft, schema: schema)))
    }
}

/// Takes the custom fields of a patch for all that there are.
struct ReplacesCustomFields: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .updatePerson(let id, var patch, let schema)? = changes.changes.first, changes.changes.count == 1,
            !patch.customFields.isEmpty, let before = try await base.person(id)?.customFields
        else { return try await base.commit(changes) }
        var all = before.values.mapValues { _ in CustomFieldValue?.none }
        for (key, value) in patch.customFields.values { all.updateValue(value, forKey: key) }
        patch.customFields = CustomFieldChanges(all)
        return try await base.commit(ChangeSet(.updatePerson(id, patch, schema: schema)))
    }
}

/// Commits each change of a set by itself.
struct OneByOne: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        var outcomes: [ChangeOutcome] = []
        for change in changes.changes { outcomes += try await base.commit(ChangeSet(change)) }
        return outcomes
    }
}

/// Creates the company that a person names before it looks at the person.
struct LeavesCompany: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        if case .createPerson(let draft, _)? = changes.changes.first, case .named(let name) = draft.company {
            let revision = try await base.customFieldSchema(for: .companies).revision
            _ = try? await base.commit(.createCompany(CompanyDraft(name: name), schema: revision))
        }
        return try await base.commit(changes)
    }
}

/// Takes people along when their company is deleted.
struct DeletesMembers: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        if case .deleteCompany(let id)? = changes.changes.first {
            for person in try await base.everybody(PersonQuery(companyID: id)) {
                _ = try await base.commit(.deletePerson(person.id))
            }
        }
        return try await base.commit(changes)
    }
}

/// Hides companies where it should delete them.
struct HidesCompanies: ForwardingRepository {
    let base: any Repository
    let hidden: Remembered<Set<Company.ID>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        guard case .deleteCompany(let id)? = changes.changes.first, let company = try await company(id) else {
            return try await base.commit(changes)
        }
        hidden.with { _ = $0.insert(id) }
        return [.company(company, .deleted)]
    }

    func company(_ id: Company.ID) async throws(StorageError) -> Company? {
        hidden.with { $0.contains(id) } ? nil : try await base.company(id)
    }
}

/// Finds no notes about a record that is not there, where it should find no record.
struct NotesAboutNobody: ForwardingRepository {
    let base: any Repository

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        do {
            return try await base.notes(about: subject, page: page)
        } catch .notFound {
            return Page(items: [], total: 0, request: page)
        }
    }
}

/// Holds an email address for taken that was taken once.
struct KeepsEmails: ForwardingRepository {
    let base: any Repository
    let taken: Remembered<Set<String>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        if case .createPerson(let draft, _)? = changes.changes.first, let key = draft.email?.comparisonKey {
            guard taken.with({ $0.insert(key).inserted }) else { throw .conflict(.emailTaken) }
        }
        return try await base.commit(changes)
    }
}

/// Holds an email address for taken that another organization has.
struct EmailsOfAll: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        if case .createPerson(let draft, _)? = changes.changes.first, let email = draft.email {
            for organization in try await backend.directory.organizations() {
                let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
                let people = try await backend.repository(in: scope).everybody()
                if people.contains(where: { $0.email?.comparisonKey == email.comparisonKey }) {
                    throw .conflict(.emailTaken)
                }
            }
        }
        return try await base.commit(changes)
    }
}

/// Shows mentioned people by the names that they had when the note was written.
struct RemembersMentions: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[Note.ID: [MentionedPerson]]>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .note(let note, .created) in outcomes { memory.with { $0[note.id] = note.mentionedPeople } }
        return outcomes
    }

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        let found = try await base.notes(about: subject, page: page)
        let notes = found.items.map { note in
            var note = note
            note.mentionedPeople = memory.with { $0[note.id] } ?? note.mentionedPeople
            return note
        }
        return Page(items: notes, total: found.total, hasMore: found.hasMore, request: page)
    }
}

/// Resolves mentions in whatever organization.
struct MentionsAnyone: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        let found = try await base.notes(about: subject, page: page)
        var notes: [Note] = []
        for var note in found.items {
            note.mentionedPeople = []
            for case .person(let id) in note.content.mentions {
                for organization in try await backend.directory.organizations() {
                    let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
                    guard let person = try await backend.repository(in: scope).person(id) else { continue }
                    note.mentionedPeople.append(
                        MentionedPerson(id: id, firstName: person.firstName, lastName: person.lastName))
                }
            }
            notes.append(note)
        }
        return Page(items: notes, total: found.total, hasMore: found.hasMore, request: page)
    }
}
