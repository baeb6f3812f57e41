#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func setEnrichment(
        _ profile: EnrichmentProfile, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let id = profile.personID
        _ = try visiblePerson(id, in: context)
        let stored = profiles[id] ?? .empty(of: id)
        guard stored.revision == profile.revision else { throw .conflict(.enrichmentChanged) }
        // Nothing fails from here on.
        var next = profile
        next.revision = profile.revision.next
        profiles.update(next, as: id)
        return .enrichment(next)
    }

    /// Gives the one who stays what was found about another, who is merged into it.
    mutating func mergeProfile(of otherID: Person.ID, into id: Person.ID) {
        guard let other = profiles[otherID] else { return }
        if let merged = (profiles[id] ?? .empty(of: id)).merged(with: other) { profiles.update(merged, as: id) }
    }

    /// Takes what a merge gave away from the one who stays.
    mutating func unmergeProfile(of otherID: Person.ID, from id: Person.ID) {
        guard let other = profiles[otherID], let left = profiles[id]?.unmerged(from: other) else { return }
        profiles.update(left, as: id)
    }

    func writeProfiles(to writes: inout WriteBatch) {
        let changed = profiles.updated.compactMap { profiles[$0] }
        if changed.isEmpty { return }
        writes.add(EnrichmentQueries.write) {
            $0.add(ids: changed.map(\.personID))
            $0.add(.int8, changed.map { .int8($0.revision.number) })
            $0.add(.text, changed.map { .text($0.storedForm) })
        }
    }
}
#endif
