import InMemoryStorage
import PeopleStorage
import PeopleStorageConformance

/// The store in memory, with which others are compared.
public struct ReferenceHarness: StorageHarness {
    public init() {}

    public func makeBackend(environment: StorageEnvironment) -> any StorageBackend {
        InMemoryStorage(environment: environment)
    }
}
