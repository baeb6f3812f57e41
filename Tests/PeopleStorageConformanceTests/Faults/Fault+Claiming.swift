import PeopleDomain
import PeopleStorage

extension Fault {
    static let claiming: [Fault] = [
        .repository("knows no claims", caughtBy: "What was claimed before is told again, and not done again") {
            base, _ in
            Claiming(base: base) { (repository, set, _) async throws(StorageError) in
                ClaimedOutcomes(try await repository.commit(set), areOfEarlier: false)
            }
        },
        .repository(
            "tells what has become of a person", caughtBy: "What was claimed before is told again, and not done again"
        ) { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                try await repository.commitAndLook(set, claiming: claim)
            }
        },
        .repository(
            "takes a key for any request", caughtBy: "A key is refused for another request, of which nothing is done"
        ) { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                try await repository.commit(set, claiming: IdempotencyClaim(key: claim.key, fingerprint: claim.key))
            }
        },
        .repository("claims before it commits", caughtBy: "A set that stores nothing leaves no claim") { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                let claimed = try await repository.commit(ChangeSet([]), claiming: claim)
                if claimed.areOfEarlier { return claimed }
                return ClaimedOutcomes(try await repository.commit(set), areOfEarlier: false)
            }
        },
        .repository("shares claims", caughtBy: "A claim is of its organization", remembering: [:]) { base, memory in
            RemembersClaims(base: base, memory: memory)
        },
        .repository(
            "never frees a key", caughtBy: "After 24 hours a key is free, also for another request", remembering: [:]
        ) { base, memory in
            RemembersClaims(base: base, memory: memory)
        },
        .repository(
            "keeps claims beside the commit",
            caughtBy: "Of 100 parallel commits of one claim, one is done and all are told of it", remembering: [:]
        ) { base, memory in
            RemembersClaims(base: base, memory: memory)
        },
        .repository("forgets mentions", caughtBy: "Every kind of outcome is told again as it was") { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                try await repository.commit(set, claiming: claim).withoutMentions
            }
        },
        .repository(
            "passes over what is refused",
            caughtBy: "An input that is refused fails with its faults, unless it was claimed before"
        ) { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                try await repository.commit(set.withoutRefusals, claiming: claim)
            }
        },
        .repository(
            "does what it can't keep", caughtBy: "Nothing is done of which the outcomes are too many to be kept"
        ) { base, _ in
            Claiming(base: base) { (repository, set, claim) async throws(StorageError) in
                try await repository.commitAnyway(set, claiming: claim)
            }
        },
    ]
}

extension ClaimedOutcomes {
    /// Of what is told again.
    fileprivate var withoutMentions: ClaimedOutcomes {
        let changed = outcomes.map { outcome in
            guard areOfEarlier, case .note(var note, let effect) = outcome else { return outcome }
            note.mentionedPeople = []
            return .note(note, effect)
        }
        return ClaimedOutcomes(changed, areOfEarlier: areOfEarlier)
    }
}

extension ChangeSet {
    fileprivate var withoutRefusals: ChangeSet {
        ChangeSet(changes.filter { if case .refuse = $0 { false } else { true } }, atomicity: atomicity)
    }
}

extension Repository {
    /// Does what can't be kept, and keeps nothing.
    fileprivate func commitAnyway(
        _ set: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        do {
            return try await commit(set, claiming: claim)
        } catch {
            guard error == .conflict(.tooMuchToKeep) else { throw error }
            return ClaimedOutcomes(try await commit(set), areOfEarlier: false)
        }
    }

    /// Tells of a person what has become of it.
    fileprivate func commitAndLook(
        _ set: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        let claimed = try await commit(set, claiming: claim)
        guard claimed.areOfEarlier, case .person(let person, let effect)? = claimed.outcomes.first,
            let present = try await self.person(person.id)
        else { return claimed }
        return ClaimedOutcomes([.person(present, effect)], areOfEarlier: true)
    }
}

/// Commits what is claimed in another way.
private struct Claiming: ForwardingRepository {
    let base: any Repository
    let other: @Sendable (any Repository, ChangeSet, IdempotencyClaim) async throws(StorageError) -> ClaimedOutcomes

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        try await other(base, changes, claim)
    }
}

/// Keeps claims in memory, for all organizations and for good, once their commit is done.
private struct RemembersClaims: ForwardingRepository {
    let base: any Repository
    let memory: Remembered<[IdempotencyClaim: [ChangeOutcome]]>

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        if let known = memory.with({ $0[claim] }) { return ClaimedOutcomes(known, areOfEarlier: true) }
        await Task.yield()
        let outcomes = try await base.commit(changes)
        memory.with { $0[claim] = outcomes }
        return ClaimedOutcomes(outcomes, areOfEarlier: false)
    }
}
