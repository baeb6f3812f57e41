import PeopleDomain

/// A whole store, record by record: what moves everything from one backend to another.
///
/// The operator's door, not a client's: it knows neither callers nor visibility, and takes an organization where a
/// ``Repository`` has a scope. What is read is as it was stored; what is written keeps its ids, times and revisions, and
/// is from then on like what was created here: lists, totals, searches and keys know it, and what is created later
/// stands behind it.
///
/// Reads of several pages are not of one moment. Whoever wants a copy of one moment lets nobody write meanwhile.
public protocol StoreArchive: Sendable {
    /// The organizations behind a place, oldest first.
    ///
    /// - Parameters:
    ///   - place: `nil` for the beginning.
    ///   - limit: at most ``StorageLimits/maximumArchived``.
    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization]

    /// The records of an organization that stand behind a place in a table, in the order in which they came to be. An
    /// organization that is not there has none.
    ///
    /// - Parameters:
    ///   - place: that of the last record that is known, whether it is still there or not; `nil` for the beginning.
    ///   - limit: at most ``StorageLimits/maximumArchived``. Fewer are given at the end only.
    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord]

    /// How many merges of people an organization has that could be undone. They are no records of a table: whoever copies
    /// a store without them leaves ids behind that lead to somebody.
    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int

    /// Writes records of one table, in order, all or none. When this returns, they are durable.
    ///
    /// A record that is not there is added, in tables in order of creation behind all that are; one that is there is left, or
    /// replaced by a later revision of itself (``StoreRecord/step(over:behind:)``). To write the same again changes nothing.
    ///
    /// What a write does to others is what happened to them in the source: a job that is added takes the place of the oldest
    /// that ended before it of the same person and kind, beyond ``StorageLimits/maximumFinishedJobs``, as one that is
    /// queued does. One that is running is added with a lease that is over (``ArchivedLease``).
    ///
    /// - Parameters:
    ///   - records: at most ``StorageLimits/maximumArchived``. Tables are written in the order of ``StoreTable``: what
    ///     a record refers to is there before it.
    ///   - organization: whose they are. It is itself the one record of ``StoreTable/organizations``.
    /// - Throws: `conflict(.archive)`, which names the record, or `notFound` of what a record refers to.
    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError)
}
