import PeopleDomain
import PeopleStorage
import Synchronization

/// Keeps people in memory, for as long as the process runs: for tests and demos, and as the reference that other
/// backends are compared with.
///
/// A pure reducer over values (``State``) with a lock around it. The lock is held for one read or one commit, never
/// across a suspension. Memory is the only bound on how much is kept.
public final class InMemoryStorage: StorageBackend {
    private let state = Mutex(State())
    private let environment: StorageEnvironment

    public init(environment: StorageEnvironment = .system) { self.environment = environment }

    public var directory: any OrganizationDirectory { InMemoryDirectory(storage: self) }

    public func repository(in scope: OrganizationScope) -> any Repository {
        InMemoryRepository(storage: self, scope: scope)
    }

    public var jobs: any JobQueue { InMemoryJobQueue(storage: self) }

    public var archive: any StoreArchive { InMemoryArchive(storage: self) }

    public func checkHealth() async throws(StorageError) {
        try withState { _ in }
    }

    public func close() async {
        state.withLock { $0 = .closed }
    }

    /// The time that a commit happens at, as far as the clock knows.
    ///
    /// Asked before the lock is taken, since the clock is somebody else's code.
    var now: Timestamp { environment.now() }

    /// Runs one step alone.
    ///
    /// - Throws: what the step throws, or ``StorageError/unavailable(_:)`` once the storage is closed.
    func withState<Result: Sendable>(
        _ step: (inout State) throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try state.withLock { state throws(StorageError) in
            if state.isClosed { throw .unavailable(Unavailability("the storage is closed")) }
            return try step(&state)
        }
    }
}
