import PeopleDomain
import PeopleStorage

/// Does the same random things to two backends and compares everything that they answer.
///
/// Ids are compared by the order in which they first appear, everything else as it is: both backends go by one clock.
/// The same seed does the same things again.
///
/// ```swift
/// try await RandomizedComparison(seed: 1, steps: 500).run(candidate: MyHarness(), reference: ReferenceHarness())
/// ```
public struct RandomizedComparison: Sendable {
    public let seed: UInt64
    /// How many sets of changes are committed. Each is followed by a few reads.
    public let steps: Int

    private static let readsAfterEachStep = 3

    public init(seed: UInt64, steps: Int) {
        self.seed = seed
        self.steps = steps
    }

    /// - Returns: how many answers were compared.
    /// - Throws: ``ConformanceFailure`` for the first that differ, with the seed, the step and both answers.
    @discardableResult
    public func run(
        candidate: some StorageHarness, reference: some StorageHarness
    ) async throws(ConformanceFailure) -> Int {
        try await comparing(candidate, reference, seed: seed) {
            try await compare(candidate, reference)
        }
    }

    private func compare(_ candidate: some StorageHarness, _ reference: some StorageHarness) async throws -> Int {
        let clock = ManualClock()
        var candidate = try await ComparedStore(
            candidate.makeBackend(environment: clock.environment))
        var reference = try await ComparedStore(
            reference.makeBackend(environment: clock.environment))
        var compared = 0
        for step in 0..<steps {
            var random = SeededGenerator(seed: seed &* 0x1_0000_0001 &+ UInt64(step))
            clock.advance(by: .milliseconds(Int.random(in: 0...3, using: &random)))
            // The two start from the same numbers, and as long as their answers agree, use them alike.
            try await compare(
                "step \(step)", candidate.change(step, with: random), reference.change(step, with: random))
            _ = random.next()
            for _ in 0..<Self.readsAfterEachStep {
                try await compare(
                    "a read after step \(step)", candidate.read(with: random), reference.read(with: random))
                _ = random.next()
            }
            compared += 1 + Self.readsAfterEachStep
        }
        let all = try await (candidate.everything(), reference.everything())
        for (mine, theirs) in zip(all.0, all.1) { try compare("the end", mine, theirs) }
        return compared + all.0.count
    }

    private func compare(
        _ moment: String, _ candidate: ComparedStore.Answer, _ reference: ComparedStore.Answer
    ) throws(ConformanceFailure) {
        if candidate.text.utf8.elementsEqual(reference.text.utf8) { return Tally.countOne() }
        // What both say, up to a little before the first difference, is not worth reading.
        let common = zip(candidate.text.unicodeScalars, reference.text.unicodeScalars).prefix { $0 == $1 }.count
        let excerpts = [candidate.text, reference.text].map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(max(0, common - 120)).prefix(400)))
        }
        throw ConformanceFailure(
            """
            seed \(seed), \(moment): \(candidate.question.prefix(600))
            candidate: …\(excerpts[0])
            reference: …\(excerpts[1])
            """)
    }
}
