import PeopleDomain
import Testing

@Suite("What is known of people who are merged")
struct EnrichmentProfileTests {
    private let person = Person.ID(high: 1, low: 1)
    private let other = Person.ID(high: 1, low: 2)

    @Test("What the other's says is added behind, once")
    func adds() throws {
        let profile = profile(person, [(1, "Swift"), (2, "SQL")], revision: 3)
        let merged = try #require(
            profile.merged(with: self.profile(other, [(3, "SQL"), (4, "C"), (5, "C")], revision: 9)))
        #expect(merged.values.map(\.id.low) == [1, 2, 4])
        #expect(merged.revision == Revision(4))
        #expect(merged.personID == person)
    }

    @Test("Where nothing is added, nothing changes")
    func addsNothing() {
        let profile = profile(person, [(1, "Swift")], revision: 3)
        #expect(profile.merged(with: self.profile(other, [(2, "Swift")], revision: 1)) == nil)
        #expect(profile.merged(with: .empty(of: other)) == nil)
        #expect(profile.unmerged(from: self.profile(other, [(2, "Swift")], revision: 1)) == nil)
    }

    @Test("What was added is taken out again, and nothing else", arguments: [0, 1, 3])
    func takesBack(later: Int) throws {
        let profile = profile(person, [(1, "Swift")], revision: 3)
        let others = self.profile(other, [(2, "SQL")], revision: 1)
        var merged = try #require(profile.merged(with: others))
        let found = self.profile(person, (0..<later).map { (UInt64(10 + $0), "later \($0)") }, revision: 0).values
        merged.values += found
        let left = try #require(merged.unmerged(from: others))
        #expect(left.values == profile.values + found)
        #expect(left.revision == Revision(5))
    }

    @Test("What this one says counts under any spelling, also that it was rejected")
    func spelled() throws {
        var profile = profile(person, [(1, "SWIFT")], revision: 3)
        profile.values[0].status = .rejected
        #expect(profile.merged(with: self.profile(other, [(2, "Swift")], revision: 1)) == nil)
    }

    @Test("What was decided of the other's since stays with its proof")
    func decidedSince() throws {
        let others = self.profile(other, [(2, "SQL"), (3, "C"), (4, "Go")], revision: 1)
        var merged = try #require(profile(person, [(1, "Swift")], revision: 3).merged(with: others))
        merged.values[1].status = .applied
        merged.values[2].status = .rejected
        #expect(try #require(merged.unmerged(from: others)).values.map(\.id.low) == [1, 2, 3])
    }

    @Test("The last run of both is the last run")
    func lastRun() throws {
        var profile = profile(person, [(1, "Swift")], revision: 3)
        var others = self.profile(other, [(2, "SQL")], revision: 1)
        others.enrichedAt = Timestamp(millisecondsSince1970: 5)
        #expect(try #require(profile.merged(with: others)).enrichedAt == others.enrichedAt)
        profile.enrichedAt = Timestamp(millisecondsSince1970: 7)
        #expect(try #require(profile.merged(with: others)).enrichedAt == profile.enrichedAt)
    }

    private func profile(
        _ person: Person.ID, _ skills: [(id: UInt64, skill: String)], revision: Int64
    ) -> EnrichmentProfile {
        let provenance = Provenance(
            sourceURL: "https://x.example", source: .website, quote: "…",
            retrievedAt: Timestamp(millisecondsSince1970: 0), contentSHA256: "00", extractor: .hCard)
        return EnrichmentProfile(
            personID: person,
            values: skills.map { id, skill in
                EnrichedValue(
                    id: Identifier(high: 2, low: id), jobID: Identifier(high: 3, low: 1), field: .skill,
                    value: .string(skill), provenance: provenance, confidence: Confidence(percent: 90),
                    status: .suggested)
            }, revision: Revision(revision))
    }
}
