import PeopleDomain

/// A place where organizations keep their people: what a storage plugin provides.
///
/// A backend keeps the promises of ``Repository`` and ``OrganizationDirectory``, which `StorageConformanceCase.all` of
/// the module `PeopleStorageConformance` spells out and checks. It must be safe to use from any task.
public protocol StorageBackend: Sendable {
    /// What is kept across organizations: the organizations themselves, and the way from a key to its owner.
    var directory: any OrganizationDirectory { get }

    /// The records of one organization, as far as the scope sees them. There is no other way to them.
    func repository(in scope: OrganizationScope) -> any Repository

    /// What waits to be done in the background, of all organizations.
    var jobs: any JobQueue { get }

    /// Everything, record by record, to be moved to another backend or from one.
    var archive: any StoreArchive { get }

    /// Returns when the store can answer.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` when it can't.
    func checkHealth() async throws(StorageError)

    /// Calls when a key was revoked by another process that has the same store, as far as the backend hears of it at once.
    ///
    /// A hint and no promise: whoever remembers keys must also ask again in time.
    func observeRevocations(_ observer: @escaping @Sendable () -> Void)

    /// Finishes what was begun and lets go of everything. Later calls throw ``StorageError/unavailable(_:)``.
    func close() async
}

extension StorageBackend {
    /// Hears of nothing.
    public func observeRevocations(_ observer: @escaping @Sendable () -> Void) {}
}
