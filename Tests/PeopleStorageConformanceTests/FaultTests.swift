import InMemoryStorage
import PeopleStorage
import PeopleStorageConformance
import Testing

@Suite("Backends that are wrong on purpose")
struct FaultTests {
    @Test("Are rejected", arguments: Fault.all)
    func rejects(_ fault: Fault) async throws {
        let behaviour = try #require(StorageConformanceCase.all.first { $0.name == fault.caughtBy })
        await #expect(throws: ConformanceFailure.self) {
            try await behaviour.run(on: RemountableHarness(plant: fault.plant))
        }
    }

    @Test("Are rejected for their fault: without one, the same harness conforms", arguments: StorageConformanceCase.all)
    func acceptsTheSound(_ behaviour: StorageConformanceCase) async throws {
        try await behaviour.run(
            on: RemountableHarness { FaultyBackend(base: $0, makeRepository: { Sound(base: $0) }) })
    }

    @Test(
        "Are rejected where they forget what they were to keep",
        arguments: ["is there", "are there", "go on", "stays so", "told again"])
    func rejectsForgetting(words: String) async throws {
        let cases = StorageConformanceCase.cases(about: .durability).filter { $0.name.contains(words) }
        for behaviour in cases {
            await #expect(throws: ConformanceFailure.self) { try await behaviour.run(on: ForgetfulHarness()) }
        }
        #expect(!cases.isEmpty)
    }
}

/// Forwards everything and has no fault.
private struct Sound: ForwardingRepository {
    let base: any Repository
}

/// Opens an empty store where it should open what was kept.
private struct ForgetfulHarness: StorageHarness {
    func makeBackend(environment: StorageEnvironment) -> any StorageBackend {
        InMemoryStorage(environment: environment)
    }

    func reopen(_ backend: any StorageBackend, environment: StorageEnvironment) -> (any StorageBackend)? {
        InMemoryStorage(environment: environment)
    }
}
