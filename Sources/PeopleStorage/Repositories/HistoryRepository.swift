import PeopleDomain

/// Reads of histories. They are written with the changes that they tell: see ``Change``.
public protocol HistoryRepository: Sendable {
    /// One page of what was done to a record, newest first, and how much that is: as far back as
    /// ``StorageLimits/maximumHistory``. A record in the trash has a history; one that was erased has none.
    /// A page begins at an offset: a request that begins behind a record is read from the start.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope does not see the record.
    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry>
}
