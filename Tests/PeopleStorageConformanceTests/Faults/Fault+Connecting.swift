import PeopleDomain
import PeopleStorage

extension Fault {
    private static let found = "People with the same number, mailbox, or name at a company are found, for each reason"

    /// Faults of what people have in common.
    static let connecting: [Fault] = [
        .repository("finds no duplicates by email", caughtBy: found) { base, _ in
            ChangesGroups(base: base) { groups, _ in groups.filter { $0.reason != .email } }
        },
        .repository("finds duplicates for whatever reason", caughtBy: found) { base, _ in
            ChangesGroups(base: base, reason: { _ in nil }) { groups, _ in groups }
        },
        .repository("shows duplicates oldest first", caughtBy: found) { base, _ in
            ChangesGroups(base: base) { groups, _ in groups.map { $0.with($0.people.reversed()) } }
        },
        .repository(
            "keeps groups of people who are gone", caughtBy: "Groups follow every change of those who are in them",
            remembering: [DuplicateGroup]()
        ) { base, memory in
            ChangesGroups(base: base) { groups, _ in
                memory.with { known in
                    if groups.isEmpty { return known }
                    known = groups
                    return groups
                }
            }
        },
        .repository(
            "keeps the names at a company that is gone",
            caughtBy: "Who leaves a company, or whose company goes, has nobody's name", remembering: [DuplicateGroup]()
        ) { base, memory in
            ChangesGroups(base: base) { groups, _ in
                memory.with { known in
                    known = known.count > groups.count ? known : groups
                    return known
                }
            }
        },
        .repository(
            "takes people without a company for the same",
            caughtBy: "Numbers without a country code and names without a company are nobody's"
        ) { base, _ in NamesAnywhere(base: base) },
        .repository("begins every page of groups at the first", caughtBy: "Groups have pages and totals") { base, _ in
            GroupsFromTheStart(base: base)
        },
        .repository(
            "shows all of a large group",
            caughtBy: "Of a large group some are shown, and as many counted as is promised"
        ) { base, _ in ChangesGroups(base: base) { groups, _ in groups.map { $0.with($0.people + $0.people) } } },
        .repository(
            "shows groups of others", caughtBy: "A restricted scope sees groups of its own people only"
        ) { base, backend in
            ChangesScopeOfGroups(base: base, backend: backend)
        },
        .repository(
            "counts those who are not seen", caughtBy: "A restricted scope sees groups of its own people only"
        ) { base, backend in CountsUnseen(base: base, backend: backend) },
        .repository(
            "finds duplicates across organizations",
            caughtBy: "Nobody is the same as somebody of another organization"
        ) { base, backend in GroupsOfAll(base: base, backend: backend) },
        .repository(
            "sees no group that one set made", caughtBy: "One set can make a group, and take it apart",
            remembering: Set<Person.ID>()
        ) { base, memory in ForgetsSets(base: base, memory: memory) },
    ]
}

extension DuplicateGroup {
    fileprivate func with(_ people: [Person], count: Int? = nil) -> DuplicateGroup {
        DuplicateGroup(reason: reason, people: people, count: count ?? self.count)
    }
}

private struct ChangesGroups: ForwardingRepository {
    let base: any Repository
    var reason: @Sendable (DuplicateReason?) -> DuplicateReason? = { $0 }
    let change: @Sendable ([DuplicateGroup], PageRequest) -> [DuplicateGroup]

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let found = try await base.duplicates(for: self.reason(reason), page: page)
        let groups = change(found.items, page)
        return Page(
            items: groups, total: found.total.map { $0 - found.items.count + groups.count }, hasMore: found.hasMore,
            request: page)
    }
}

/// Compares names without their company.
private struct NamesAnywhere: ForwardingRepository {
    let base: any Repository

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let groups = Dictionary(grouping: try await base.everybody(), by: \.fullName).values.filter { $0.count > 1 }
        return Page(of: groups.map { DuplicateGroup(reason: .nameAtCompany, people: $0, count: $0.count) }, page)
    }
}

private struct GroupsFromTheStart: ForwardingRepository {
    let base: any Repository

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        guard let first = try? PageRequest(limit: page.limit) else { throw .staleSchema }
        let found = try await base.duplicates(for: reason, page: first)
        return Page(items: found.items, total: found.total, hasMore: found.hasMore, request: page)
    }
}

private struct ChangesScopeOfGroups: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let scope = OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all)
        return try await backend.repository(in: scope).duplicates(for: reason, page: page)
    }
}

private struct CountsUnseen: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let everybody = OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all)
        let all = try await backend.repository(in: everybody).duplicates(for: reason, page: page)
        let found = try await base.duplicates(for: reason, page: page)
        let groups = found.items.map { group in
            let whole = all.items.first { $0.people.contains { $0.id == group.people.first?.id } }
            return group.with(group.people, count: whole?.count)
        }
        return Page(items: groups, total: found.total, hasMore: found.hasMore, request: page)
    }
}

private struct GroupsOfAll: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        var people: [Person] = []
        for organization in try await backend.directory.organizations() {
            let scope = OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all)
            people += try await backend.repository(in: scope).everybody()
        }
        let phones = Dictionary(grouping: people) { $0.phoneNumber?.internationalNumber }
        let groups = phones.filter { $0.key != nil && $0.value.count > 1 }.values
        return Page(of: groups.map { DuplicateGroup(reason: .phone, people: $0, count: $0.count) }, page)
    }
}

/// Compares a new person with those whom other sets wrote, and not with those of its own.
private struct ForgetsSets: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<Set<Person.ID>>

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        if outcomes.count > 1 {
            for case .person(let person, .created) in outcomes { memory.with { _ = $0.insert(person.id) } }
        }
        return outcomes
    }

    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup> {
        let found = try await base.duplicates(for: reason, page: page)
        let groups = found.items.filter { group in
            memory.with { forgotten in group.people.contains { !forgotten.contains($0.id) } }
        }
        return Page(items: groups, total: groups.count, request: page)
    }
}
