import PeopleDomain
import PeopleStorage
import PeopleStorageConformance
import Testing

@Suite("The randomized comparison")
struct ComparisonTests {
    @Test("Finds no difference between a backend and itself", arguments: [1, 2, 3] as [UInt64])
    func same(seed: UInt64) async throws {
        let compared = try await RandomizedComparison(seed: seed, steps: 300)
            .run(candidate: RemountableHarness(), reference: RemountableHarness())
        #expect(compared > 1200)
    }

    @Test("Finds most faults, and names the seed", arguments: Self.faults)
    func difference(fault: Fault) async throws {
        let failure = await #expect(throws: ConformanceFailure.self) {
            try await RandomizedComparison(seed: 4, steps: 800)
                .run(candidate: RemountableHarness(plant: fault.plant), reference: RemountableHarness())
        }
        #expect(failure?.message.contains("seed 4") == true)
    }

    /// Those that show without a race and without texts that are rare here.
    private static let faults = Fault.all.filter { fault in
        [
            "finds a person of any organization", "counts one too many", "lists the oldest first",
            "lets a restricted user write to everybody", "counts who is not seen", "keeps accents apart",
            "is content with one of the terms", "finds nothing by less than three letters",
            "forgets the company when it searches", "replaces custom fields", "does the half of a set",
            "shows mentioned people as they were", "never frees an email", "forgets who created a person",
            "leaves people with a company that is gone", "lists no revoked keys", "needs no force",
        ].contains(fault.description)
    }
}
