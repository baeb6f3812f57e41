import PeopleDomain
import PeopleStorage

extension OrganizationState {
    /// - Throws: ``StorageError/notFound(_:)`` where the scope does not see the person.
    func enrichmentProfile(
        of personID: Person.ID, visibility: PersonVisibility
    ) throws(StorageError) -> EnrichmentProfile {
        guard person(personID, visibility: visibility) != nil else { throw .notFound(.person(personID)) }
        return profiles[personID] ?? .empty(of: personID)
    }

    mutating func setEnrichment(
        _ profile: EnrichmentProfile, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let stored = try enrichmentProfile(of: profile.personID, visibility: context.scope.visibility)
        guard stored.revision == profile.revision else { throw .conflict(.enrichmentChanged) }
        var next = profile
        next.revision = profile.revision.next
        profiles[profile.personID] = next
        return .enrichment(next)
    }

    /// Ends what was to be done for a person who is merged into another, who gets what was found.
    mutating func mergeJobs(of otherID: Person.ID, into id: Person.ID, at now: Timestamp) {
        jobs.cancelAll(of: otherID, at: now)
        guard let other = profiles[otherID] else { return }
        if let merged = (profiles[id] ?? .empty(of: id)).merged(with: other) { profiles[id] = merged }
    }

    /// Takes what the merge gave out of the profile of the one that is left.
    mutating func unmergeProfile(of otherID: Person.ID, from id: Person.ID) {
        guard let profile = profiles[id], let other = profiles[otherID] else { return }
        if let left = profile.unmerged(from: other) { profiles[id] = left }
    }

    /// Removes for good what was done for a person and what it found.
    mutating func forgetJobs(of id: Person.ID) {
        jobs.removeAll(of: id)
        profiles[id] = nil
    }
}
