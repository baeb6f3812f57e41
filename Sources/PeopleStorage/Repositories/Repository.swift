import PeopleDomain

/// The records of one organization, as far as one scope sees them.
///
/// Reads are values in and values out, one round trip each. A write is a ``ChangeSet``: it happens whole or not at all,
/// unless it says otherwise, and when ``commit(_:)`` returns, it is durable and every later read sees it. An id of another organization, or of a
/// person beyond the scope's visibility, behaves like one that was never issued.
public protocol Repository:
    PersonRepository, CompanyRepository, CustomFieldRepository, NoteRepository, HistoryRepository, TrashRepository,
    AccessRepository, JobRepository
{
    var scope: OrganizationScope { get }

    /// Does the changes of a set in order: all or none, or as its ``ChangeSet/atomicity`` says.
    ///
    /// Ids and times of new records are given here, in the order of the commits: ordered by time of creation, then by
    /// id, records stand in the order in which they came to be.
    ///
    /// - Returns: one outcome a change, in order.
    /// - Throws: ``StorageError``; nothing of the set was stored then.
    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome]

    /// Does the changes of a set as ``commit(_:)`` does, but for one time: where the claim was committed before, within
    /// ``StorageLimits/claimLifetime``, nothing is done, and the outcomes are those of that commit, whatever has become of
    /// its records since.
    ///
    /// The claim is stored with the changes, in their transaction, and with nothing else: a set that fails or is refused
    /// leaves none, so that it can be tried again. Of commits of one claim at the same time, on whichever nodes, one does
    /// the changes and the others wait for it. Claims whose time is over are removed with later ones.
    ///
    /// - Throws: ``StorageError``; nothing of the set was stored then. Beside what ``commit(_:)`` throws:
    ///   ``StorageConflict/idempotencyKeyReused`` where the key was claimed with another fingerprint, and
    ///   ``StorageConflict/tooMuchToKeep`` where the outcomes have more than ``StorageLimits/maximumKeptBytes``.
    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes
}

extension Repository {
    /// Does one change.
    public func commit(_ change: Change) async throws(StorageError) -> ChangeOutcome {
        let outcomes = try await commit(ChangeSet(change))
        guard let outcome = outcomes.first else { throw .corrupted("a commit of one change had no outcome") }
        return outcome
    }
}
