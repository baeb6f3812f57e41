import PeopleDomain
import PeopleStorage

extension Fault {
    /// Faults of what is known of people.
    static let enriching: [Fault] = [
        .repository(
            "forgets what was replaced",
            caughtBy: "What is known of a person is stored to the letter, at the next revision"
        ) { base, _ in
            ChangesProfiles(base: base) { profile in
                for index in profile.values.indices { profile.values[index].application = nil }
            }
        },
        .repository(
            "does not count revisions",
            caughtBy: "What is known of a person is stored to the letter, at the next revision"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .enrichment(var profile) = outcome else { return outcome }
                profile.revision = .first
                return .enrichment(profile)
            }
        },
        .repository(
            "overwrites what changed",
            caughtBy: "What is known of a person is not overwritten by whoever read it before"
        ) { base, _ in overwriting(base) },
        .repository(
            "overwrites what changed, in a race",
            caughtBy: "Of parallel changes of what is known, one is stored at a time"
        ) { base, _ in overwriting(base) },
        .repository(
            "knows one value of a field",
            caughtBy: "Who is merged leaves what was found to who is left, until that is undone"
        ) { base, _ in knowingOneOfEach(base) },
        .repository(
            "knows one value of a field, over merges",
            caughtBy: "What was found goes with merge after merge, and comes back with each"
        ) { base, _ in knowingOneOfEach(base) },
        .repository(
            "writes with each merge",
            caughtBy: "Merges of people of whom nothing new was found leave what is known as it is"
        ) { base, _ in WritesWithMerges(base: base) },
        .repository("knows more than it may", caughtBy: "A merge gives no more values than a profile may have") {
            base, _ in
            ChangesProfiles(base: base) { profile in
                guard profile.values.count == EnrichmentProfile.maximumValues else { return }
                profile.values += profile.values.suffix(1)
            }
        },
    ]

    private static func overwriting(_ base: any Repository) -> some Repository {
        RescuesFailures(base: base) { base, changes, error throws(StorageError) in
            guard error == .conflict(.enrichmentChanged), case .setEnrichment(var profile)? = changes.changes.first
            else { throw error }
            profile.revision = try await base.enrichmentProfile(of: profile.personID).revision
            return try await base.commit(ChangeSet(.setEnrichment(profile)))
        }
    }

    private static func knowingOneOfEach(_ base: any Repository) -> some Repository {
        ChangesProfiles(base: base) { profile in
            var known: Set<ProfileField> = []
            profile.values.removeAll { !known.insert($0.field).inserted }
        }
    }
}

private struct ChangesProfiles: ForwardingRepository {
    let base: any Repository
    let change: @Sendable (inout EnrichmentProfile) -> Void

    func enrichmentProfile(of personID: Person.ID) async throws(StorageError) -> EnrichmentProfile {
        var profile = try await base.enrichmentProfile(of: personID)
        change(&profile)
        return profile
    }
}

private struct WritesWithMerges: ForwardingRepository {
    let base: any Repository

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let outcomes = try await base.commit(changes)
        for case .mergePerson(let id, _, _) in changes.changes {
            _ = try await base.commit(ChangeSet(.setEnrichment(base.enrichmentProfile(of: id))))
        }
        return outcomes
    }
}
