#if SQLite
import PeopleStorageConformance
import StorageTestSupport
import Testing

@Suite("SQLite: random comparison with the reference")
struct ComparisonTests {
    @Test("Answers as the store in memory does", arguments: 1...8 as ClosedRange<UInt64>)
    func answersAlike(seed: UInt64) async throws {
        try await RandomizedComparison(seed: seed, steps: 300)
            .run(candidate: SQLiteHarness(expectsWholeFiles: true), reference: ReferenceHarness())
    }

    @Test("Finds the same among ten thousand people")
    func findsAlike() async throws {
        try await PopulationComparison(seed: 1).run(
            candidate: SQLiteHarness(expectsWholeFiles: true), reference: ReferenceHarness())
    }
}
#endif
