import PeopleDomain
import PeopleStorage

extension Committer {
    /// How often a step is made anew where somebody changes the person, the profile or the custom fields in between.
    private static var maximumTries: Int { 5 }

    /// Makes a step of what is stored now, and stores what comes of it in one commit: again where it changed in between.
    ///
    /// - Parameter step: what becomes of profile and person, and the changes that go with it.
    /// - Returns: the profile as it is stored.
    /// - Throws: ``ApplicationError/unavailable(_:)`` where they keep changing.
    func commitEnrichment(
        of id: Person.ID,
        _ step: (EnrichmentProfile, Person, CustomFieldSchema) throws(ApplicationError) -> (EnrichmentStep, [Change])
    ) async throws(ApplicationError) -> EnrichmentProfile {
        var triesLeft = Self.maximumTries
        while true {
            triesLeft -= 1
            let (person, profile, schema) = try await storing { () throws(StorageError) in
                (
                    try await repository.person(id), try await repository.enrichmentProfile(of: id),
                    try await repository.customFieldSchema(for: .people)
                )
            }
            guard let person else { throw .notFound(.person) }
            let (step, changes) = try step(profile, person, schema)
            do throws(StorageError) {
                let outcomes = try await commit(ChangeSet(step.changes(of: person, schema.revision) + changes))
                for case .enrichment(let profile) in outcomes { return profile }
                throw .corrupted("a commit of a profile had no outcome")
            } catch {
                guard error.isOutdated else { throw ApplicationError(error) }
                if triesLeft == 0 { throw .unavailable(Unavailability("the person keeps changing")) }
            }
        }
    }
}

extension EnrichmentStep {
    /// What stores it: on condition that the person is as the step was made for, also where nothing of it changes. Person
    /// and profile are read one after the other, and a run may have ended in between.
    func changes(of person: Person, _ schema: Revision) -> [Change] {
        [.expect([person.version], of: .person(person.id))]
            + (patch.map { [.updatePerson(person.id, $0, schema: schema)] } ?? []) + [.setEnrichment(profile)]
    }
}

extension StorageError {
    /// Whether what a step was made of is not there any more as it was.
    fileprivate var isOutdated: Bool {
        switch self {
        case .stale, .staleSchema, .conflict(.enrichmentChanged): true
        default: false
        }
    }
}
