import PeopleStorage

/// What the suite needs in order to test a backend: a way to a fresh store. Make one for each run of a case.
public protocol StorageHarness: Sendable {
    /// Opens a store of its own, fresh and empty, that takes the time from the environment.
    func makeBackend(environment: StorageEnvironment) async throws -> any StorageBackend

    /// Opens again what a backend kept that ``makeBackend(environment:)`` or this method gave and that was closed
    /// since. `nil` where the backend keeps nothing; the cases about durability are met then.
    func reopen(
        _ backend: any StorageBackend, environment: StorageEnvironment
    ) async throws -> (any StorageBackend)?

    /// Takes everything down that the harness made: closes what is open, deletes what was kept.
    func tearDown() async
}

extension StorageHarness {
    /// Keeps nothing.
    public func reopen(
        _ backend: any StorageBackend, environment: StorageEnvironment
    ) async throws -> (any StorageBackend)? {
        nil
    }

    /// Has nothing to take down.
    public func tearDown() async {}
}
