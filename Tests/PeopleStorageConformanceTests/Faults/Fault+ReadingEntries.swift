import PeopleDomain
import PeopleStorage

extension Fault {
    private static let steps = "Who has a value, and who has none, is told step by step"

    static let readingEntries: [Fault] = [
        .repository("begins every step at the first entry", caughtBy: steps) { base, _ in
            ChangesEntries(base: base, place: { _ in nil })
        },
        .repository("takes no value for a value", caughtBy: steps) { base, _ in AnyPresence(base: base) },
        .repository("leaves the last entry of a step out", caughtBy: steps) { base, _ in
            ChangesEntries(base: base, entries: { $0.count > 1 ? $0.dropLast() : $0 })
        },
        .repository("gives the newest entries first", caughtBy: steps) { base, _ in
            ChangesEntries(base: base, entries: { $0.reversed() })
        },
        .repository(
            "shows to everybody whose values there are",
            caughtBy: "A restricted scope is told the values of others, and not whose they are"
        ) { base, backend in
            backend.repository(
                in: OrganizationScope(
                    mintedFor: base.scope.organizationID, actor: base.scope.actor, visibility: .all))
        },
        .repository(
            "does not tell of values that are not seen",
            caughtBy: "A restricted scope is told the values of others, and not whose they are"
        ) { base, _ in
            ChangesEntries(base: base, entries: { entries in entries.filter { $0.holder != nil } })
        },
    ]
}

private struct ChangesEntries: ForwardingRepository {
    let base: any Repository
    var place: @Sendable (StorePlace?) -> StorePlace? = { $0 }
    var entries: @Sendable ([CustomFieldEntry]) -> [CustomFieldEntry] = { $0 }

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        entries(try await base.customFieldEntries(query, after: self.place(place), limit: limit))
    }
}

private struct AnyPresence: ForwardingRepository {
    let base: any Repository

    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [CustomFieldEntry] {
        let others = CustomFieldEntryQuery(
            query.presence == .present ? .absent : .present, of: query.key, for: query.entityType)
        let both =
            try await base.customFieldEntries(query, after: place, limit: limit)
            + base.customFieldEntries(others, after: place, limit: limit)
        return Array(both.sorted { $0.place < $1.place }.prefix(limit))
    }
}
