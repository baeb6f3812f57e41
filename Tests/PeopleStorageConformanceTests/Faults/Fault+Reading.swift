import PeopleDomain
import PeopleStorage

extension Fault {
    static let reading: [Fault] = [
        .repository("finds a person of any organization", caughtBy: "No read takes an id of another organization") {
            PersonOfAnyone(base: $0, backend: $1)
        },
        .repository("counts one too many", caughtBy: "Totals follow every write") { base, _ in
            PagesThrough(base: base) {
                Page(items: $0.items, total: ($0.total ?? 0) + 1, hasMore: $0.hasMore, request: $0.request)
            }
        },
        .repository(
            "gives a page one too few",
            caughtBy: "A page has as many as it may, from where it begins, and says what follows"
        ) { base, _ in
            PagesThrough(base: base) { page in
                Page(
                    items: Array(page.items.prefix(page.request.limit - 1)), total: page.total, hasMore: page.hasMore,
                    request: page.request)
            }
        },
        .repository("lists the oldest first", caughtBy: "Lists stand newest first") { base, _ in
            ReordersPeople(base: base) { $0.reversed() }
        },
        .repository("lists who was changed last first", caughtBy: "A change does not move a record in its list") {
            base, _ in
            ReordersPeople(base: base) { people in people.sorted { $0.updatedAt > $1.updatedAt } }
        },
        .repository(
            "leaves the order of one moment to chance",
            caughtBy: "Lists stand newest first also while the clock stands still or goes back"
        ) { base, _ in
            ReordersPeople(base: base) { people in
                people.sorted { ($1.createdAt, $0.id.low & 0xFF) < ($0.createdAt, $1.id.low & 0xFF) }
            }
        },
        .repository(
            "begins every page at the start",
            caughtBy: "A page has as many as it may, from where it begins, and says what follows"
        ) { base, _ in
            AsksForPage(base: base) { _ in 0 }
        },
        .repository(
            "reads an offset as 32 bits",
            caughtBy: "A page has as many as it may, from where it begins, and says what follows"
        ) { base, _ in
            AsksForPage(base: base) { Int(UInt32(truncatingIfNeeded: $0)) }
        },
        .repository(
            "counts at another moment than it lists",
            caughtBy: "A reader sees the whole of a set or nothing, and the total of its page"
        ) { base, _ in
            CountsLater(base: base)
        },
        .repository(
            "shows everybody to everybody",
            caughtBy: "A restricted scope reads only the people whom its user created"
        ) { base, backend in
            backend.repository(
                in: OrganizationScope(
                    mintedFor: base.scope.organizationID, actor: base.scope.actor, visibility: .all))
        },
        .repository(
            "counts who is not seen", caughtBy: "A restricted scope reads only the people whom its user created"
        ) { CountsEverybody(base: $0, backend: $1) },
        .repository(
            "lets a restricted user write to everybody",
            caughtBy: "A restricted scope can't change the people of others"
        ) { WritesUnrestricted(base: $0, backend: $1) },
        .repository(
            "shows companies as they once were", caughtBy: "A person shows its company as that is now",
            remembering: [Person.ID: CompanySummary]()
        ) { RemembersCompanies(base: $0, memory: $1) },
        .repository(
            "shows those who are asked for by ids to everybody",
            caughtBy: "A restricted scope reads only the people whom its user created"
        ) { IdsUnrestricted(base: $0, backend: $1) },
    ]
}

private struct PersonOfAnyone: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func person(_ id: Person.ID) async throws(StorageError) -> Person? {
        for organization in try await backend.directory.organizations() {
            let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: scope.visibility)
            if let person = try await backend.repository(in: scope).person(id) { return person }
        }
        return nil
    }
}

private struct PagesThrough: ForwardingRepository {
    let base: any Repository
    let change: @Sendable (Page<Person>) -> Page<Person>

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        change(try await base.people(matching: query, page: page))
    }
}

private struct ReordersPeople: ForwardingRepository {
    let base: any Repository
    let order: @Sendable ([Person]) -> [Person]

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        Page(of: order(try await base.everybody(query)), page)
    }
}

private struct AsksForPage: ForwardingRepository {
    let base: any Repository
    let offset: @Sendable (Int) -> Int

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        guard let other = try? PageRequest(limit: page.limit, offset: offset(page.offset)) else { throw .staleSchema }
        let found = try await base.people(matching: query, page: other)
        return Page(items: found.items, total: found.total, hasMore: found.hasMore, request: page)
    }
}

private struct CountsLater: ForwardingRepository {
    let base: any Repository

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let found = try await base.people(matching: query, page: page)
        for _ in 0..<5 { await Task.yield() }
        let total = try await base.people(matching: query, page: page).total
        return Page(items: found.items, total: total, hasMore: found.hasMore, request: page)
    }
}

/// A fault that goes around the visibility of its scope.
private protocol SeesEverybody: ForwardingRepository {
    var backend: any StorageBackend { get }
}

extension SeesEverybody {
    var everybodys: any Repository {
        backend.repository(
            in: OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all))
    }
}

private struct CountsEverybody: SeesEverybody {
    let base: any Repository
    let backend: any StorageBackend

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let found = try await base.people(matching: query, page: page)
        let total = try await everybodys.people(matching: query, page: page).total
        return Page(items: found.items, total: total, hasMore: found.hasMore, request: page)
    }
}

private struct WritesUnrestricted: SeesEverybody {
    let base: any Repository
    let backend: any StorageBackend

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await everybodys.commit(changes)
    }
}

private struct IdsUnrestricted: SeesEverybody {
    let base: any Repository
    let backend: any StorageBackend

    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person] {
        try await everybodys.people(ids)
    }
}

private struct RemembersCompanies: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[Person.ID: CompanySummary]>

    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person> {
        let found = try await base.people(matching: query, page: page)
        return Page(
            items: found.items.map(remembered), total: found.total, hasMore: found.hasMore, request: page)
    }

    func person(_ id: Person.ID) async throws(StorageError) -> Person? { try await base.person(id).map(remembered) }

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .person(let person, .created) in outcomes { _ = remembered(person) }
        return outcomes
    }

    private func remembered(_ person: Person) -> Person {
        guard let company = person.company else { return person }
        var person = person
        person.company = memory.with { memory in
            let known = memory[person.id] ?? company
            memory[person.id] = known
            return known
        }
        return person
    }
}
