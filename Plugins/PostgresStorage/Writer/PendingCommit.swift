#if Postgres
import PeopleStorage

/// A change set that waits for its turn, and somebody who waits for it.
struct PendingCommit: Sendable {
    let changes: ChangeSet
    let claim: IdempotencyClaim?
    let scope: OrganizationScope
    private let continuation: CheckedContinuation<Result<ClaimedOutcomes, StorageError>, Never>

    init(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim?, scope: OrganizationScope,
        _ continuation: CheckedContinuation<Result<ClaimedOutcomes, StorageError>, Never>
    ) {
        self.changes = changes
        self.claim = claim
        self.scope = scope
        self.continuation = continuation
    }

    /// How much of a group it is.
    var weight: Int { changes.changes.count }

    /// Whether it can't be done together with others.
    var standsAlone: Bool { changes.changes.contains(where: \.touchesUnnamedRecords) }

    /// Tells whoever waits. To be called once.
    func finish(_ result: Result<ClaimedOutcomes, StorageError>) { continuation.resume(returning: result) }
}
#endif
