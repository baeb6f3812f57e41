#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func setEnrichment(_ profile: EnrichmentProfile) throws(StorageError) -> ChangeOutcome {
        let id = profile.personID
        _ = try connection.subjectRow(.person(id), visibility: scope.visibility, in: rows)
        let stored = try connection.enrichmentProfile(of: id) ?? .empty(of: id)
        guard stored.revision == profile.revision else { throw .conflict(.enrichmentChanged) }
        // Nothing fails from here on.
        var next = profile
        next.revision = profile.revision.next
        try write(next)
        return .enrichment(next)
    }

    /// Ends what was to be done for a person who is merged into another, who gets what was found.
    func mergeJobs(of otherID: Person.ID, into id: Person.ID) throws(StorageError) {
        try transaction.hideJobs(of: otherID, at: now)
        guard let other = try connection.enrichmentProfile(of: otherID) else { return }
        let profile = try connection.enrichmentProfile(of: id) ?? .empty(of: id)
        if let merged = profile.merged(with: other) { try write(merged) }
    }

    /// Takes what the merge gave out of the profile of the one that is left.
    func unmergeJobs(of otherID: Person.ID, from id: Person.ID) throws(StorageError) {
        try transaction.showJobs(of: otherID)
        guard let other = try connection.enrichmentProfile(of: otherID),
            let profile = try connection.enrichmentProfile(of: id), let left = profile.unmerged(from: other)
        else { return }
        try write(left)
    }

    func write(_ profile: EnrichmentProfile) throws(StorageError) {
        try connection.run(EnrichmentQueries.write) {
            $0.add(profile.personID)
            $0.add(ordinal)
            $0.add(profile.revision)
            $0.add(profile.storedForm)
        }
    }
}
#endif
