import InMemoryStorage
import PeopleStorage
import PeopleStorageConformance
import Testing

@Suite("In memory: conformance")
struct ConformanceTests {
    @Test("Conforms", arguments: StorageConformanceCase.all)
    func conforms(to behaviour: StorageConformanceCase) async throws {
        try await behaviour.run(on: InMemoryHarness())
    }
}

struct InMemoryHarness: StorageHarness {
    func makeBackend(environment: StorageEnvironment) -> any StorageBackend {
        InMemoryStorage(environment: environment)
    }
}
