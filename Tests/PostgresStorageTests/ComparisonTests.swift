#if Postgres
import PeopleStorageConformance
import StorageTestSupport
import Testing

@Suite("PostgreSQL: random comparison with the reference", .enabled(if: AdministeredServer.named != nil))
struct ComparisonTests {
    @Test("Answers as the store in memory does", arguments: 1...8 as ClosedRange<UInt64>)
    func answersAlike(seed: UInt64) async throws {
        try await RandomizedComparison(seed: seed, steps: 300)
            .run(candidate: PostgresHarness(), reference: ReferenceHarness())
    }

    @Test("Finds the same among ten thousand people")
    func findsAlike() async throws {
        try await PopulationComparison(seed: 1).run(candidate: PostgresHarness(), reference: ReferenceHarness())
    }
}
#endif
