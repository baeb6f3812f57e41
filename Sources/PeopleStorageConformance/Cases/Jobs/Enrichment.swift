import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let enrichment: [StorageConformanceCase] = [
        StorageConformanceCase(.enrichment, "What is known of a person is stored to the letter, at the next revision") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let empty = try await repository.enrichmentProfile(of: john.id)
            try expectEqual(empty, .empty(of: john.id))
            var place = JSONObject()
            place["company"] = .string("Acme")
            place["end"] = .null
            var profile = empty
            profile.enrichedAt = world.clock.now
            profile.values = [
                .sample(1, .jobTitle, .string("Chief \"Engineer\" – 日本\n")), .sample(2, .latitude, .number(52.520008)),
                .sample(3, .experience, .object(place), status: .rejected),
                .sample(
                    4, .familyName, .string("Doe"), status: .applied,
                    application: EnrichedValue.Application(field: "lastName", replaced: .null, applied: .string("Doe"))),
            ]
            let stored = try await repository.commit(.setEnrichment(profile)).enrichment()
            profile.revision = Revision(1)
            try expectEqual(stored, profile)
            try expectEqual(try await repository.enrichmentProfile(of: john.id), stored)
            profile.values.removeFirst()
            let next = try await repository.commit(.setEnrichment(profile)).enrichment()
            try expectEqual(next.revision, Revision(2))
            try expectEqual(
                try await repository.enrichmentProfile(of: john.id).values, profile.values, "in place of what was")
            try expectEqual(try await repository.presentPerson(john.id), john, "the person is as it was")
        },
        StorageConformanceCase(.enrichment, "What is known of a person is not overwritten by whoever read it before") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let read = try await repository.enrichmentProfile(of: john.id)
            let stored = try await repository.learn([.sample(1, .jobTitle, .string("Engineer"))], about: john.id)
            try await expectFailure(.conflict(.enrichmentChanged)) {
                try await repository.commit(.setEnrichment(read))
            }
            try expectEqual(try await repository.enrichmentProfile(of: john.id), stored)
            let nobody = Person.ID(high: 1, low: 1)
            let foreign = try await world.globex.repository.createPerson("Foreign")
            for id in [nobody, foreign.id] {
                try await expectFailure(.notFound(.person(id))) {
                    try await repository.commit(.setEnrichment(.empty(of: id)))
                }
                try await expectFailure(.notFound(.person(id))) { try await repository.enrichmentProfile(of: id) }
            }
        },
        StorageConformanceCase(.enrichment, "Of parallel changes of what is known, one is stored at a time") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let results = await racing { number in
                var profile = EnrichmentProfile.empty(of: john.id)
                profile.values = [.sample(UInt64(number), .jobTitle, .string("\(number)"))]
                return try await repository.commit(.setEnrichment(profile))
            }
            try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of winners")
            for case .failure(let error) in results {
                try expectEqual(error as? StorageError, .conflict(.enrichmentChanged), "the failure of the others")
            }
        },
    ]
}
