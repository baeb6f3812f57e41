import PeopleDomain
import PeopleStorage

/// Commits other changes than it was given.
struct RewritesChanges: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable (Change) -> Change

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let rewritten = changes.changes.map(rewrite)
        return try await base.commit(
            ChangeSet(rewritten, atomicity: changes.atomicity, geocodes: changes.geocodes))
    }
}

/// Gives other outcomes than there were.
struct RewritesOutcomes: ForwardingRepository {
    let base: any Repository
    let rewrite: @Sendable (ChangeOutcome) -> ChangeOutcome

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await base.commit(changes).map(rewrite)
    }
}

/// Does something else where a change failed.
struct RescuesFailures: ForwardingRepository {
    let base: any Repository
    /// What to try instead; throws what is to be thrown.
    let rescue: @Sendable (any Repository, ChangeSet, StorageError) async throws(StorageError) -> [ChangeOutcome]

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        do {
            return try await base.commit(changes)
        } catch {
            return try await rescue(base, changes, error)
        }
    }
}
