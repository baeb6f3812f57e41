import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let mergedEnrichment: [StorageConformanceCase] = [
        StorageConformanceCase(.enrichment, "Who is merged leaves what was found to who is left, until that is undone")
        {
            world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let hers = [EnrichedValue.sample(1, .skill, .string("Swift")), .sample(2, .jobTitle, .string("Engineer"))]
            let others = [
                EnrichedValue.sample(3, .jobTitle, .string("Engineer"), status: .rejected),
                .sample(4, .jobTitle, .string("Director")),
            ]
            try await repository.learn(hers, about: ann.id)
            var profile = try await repository.learn(others, about: anna.id)
            profile.enrichedAt = world.clock.now
            profile = try await repository.commit(.setEnrichment(profile)).enrichment()
            try await repository.merge(anna.id, into: ann.id)
            let merged = try await repository.enrichmentProfile(of: ann.id)
            try expectEqual(merged.values, hers + [others[1]], "what both have is there once")
            try expectEqual(merged.revision, Revision(2))
            try expectEqual(merged.enrichedAt, world.clock.now, "the last run of both")
            try await expectFailure(.notFound(.person(anna.id))) {
                try await repository.enrichmentProfile(of: anna.id)
            }
            let later = EnrichedValue.sample(5, .skill, .string("SQL"))
            try await repository.learn([later], about: ann.id)
            try await repository.unmerge(from: ann.id)
            let left = try await repository.enrichmentProfile(of: ann.id)
            try expectEqual(left.values, hers + [later], "without what the merge gave")
            try expectEqual(left.revision, Revision(4))
            try expectEqual(try await repository.enrichmentProfile(of: anna.id), profile, "what was the other's")
        },
        StorageConformanceCase(
            .enrichment, "Merges of people of whom nothing new was found leave what is known as it is"
        ) {
            world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let bob = try await repository.createPerson("Bob")
            let profile = try await repository.learn([.sample(1, .skill, .string("Swift"))], about: ann.id)
            try await repository.learn([.sample(2, .skill, .string("Swift"))], about: bob.id)
            try await repository.merge(anna.id, into: ann.id)
            try expectEqual(try await repository.enrichmentProfile(of: ann.id), profile, "without a profile")
            try await repository.merge(bob.id, into: ann.id)
            try expectEqual(try await repository.enrichmentProfile(of: ann.id), profile, "with the same values")
            try await repository.unmerge(from: ann.id)
            try expectEqual(try await repository.enrichmentProfile(of: ann.id), profile, "after that is undone")
        },
        StorageConformanceCase(.enrichment, "What was found goes with merge after merge, and comes back with each") {
            world in
            let repository = world.acme.repository
            var ids: [Person.ID] = []
            for number in 0..<3 {
                ids.append(try await repository.createPerson("P\(number)").id)
                try await repository.learn(
                    [.sample(UInt64(number), .skill, .string("\(number)"))], about: ids[number])
            }
            try await repository.merge(ids[0], into: ids[1])
            try await repository.merge(ids[1], into: ids[2])
            func skills(of id: Person.ID) async throws -> [JSONValue] {
                try await repository.enrichmentProfile(of: id).values.map(\.value)
            }
            try expectEqual(try await skills(of: ids[2]), [.string("2"), .string("1"), .string("0")])
            try await repository.unmerge(from: ids[2])
            try expectEqual(try await skills(of: ids[2]), [.string("2")])
            try expectEqual(try await skills(of: ids[1]), [.string("1"), .string("0")])
            try await repository.unmerge(from: ids[1])
            try expectEqual(try await skills(of: ids[1]), [.string("1")])
            try expectEqual(try await skills(of: ids[0]), [.string("0")])
        },
        StorageConformanceCase(.enrichment, "A merge gives no more values than a profile may have") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let count = EnrichmentProfile.maximumValues
            func values(_ start: Int, _ count: Int) -> [EnrichedValue] {
                (start..<start + count).map { .sample(UInt64($0), .skill, .string("\($0)")) }
            }
            try await repository.learn(values(0, count - 1), about: ann.id)
            try await repository.learn(values(count, 3), about: anna.id)
            try await repository.merge(anna.id, into: ann.id)
            try expectEqual(
                try await repository.enrichmentProfile(of: ann.id).values, values(0, count - 1) + values(count, 1))
        },
    ]
}
