import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let claims: [StorageConformanceCase] = [
        StorageConformanceCase(.claims, "What was claimed before is told again, and not done again") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let set = ChangeSet(.createPerson(try .sample("John", email: "john@acme.com"), schema: schema))
            let first = try await repository.commit(set, claiming: .sample("1"))
            try expect(!first.areOfEarlier, "the first one is done")
            let john = try expectPresent(first.outcomes.first).person(.created)
            world.clock.advance(by: .seconds(3600))
            try expectEqual(
                try await repository.commit(set, claiming: .sample("1")),
                ClaimedOutcomes(first.outcomes, areOfEarlier: true), "the second one")
            // Whatever has become of the record, and of the schema.
            try await repository.renamePerson(john.id, to: "Jon")
            try await repository.defineField("Score", flags: .required)
            let renamed = try await repository.commit(set, claiming: .sample("1"))
            try expectEqual(renamed.outcomes, first.outcomes, "what is told of a person who was renamed")
            try await repository.deletePerson(john.id)
            let deleted = try await repository.commit(set, claiming: .sample("1"))
            try expectEqual(deleted.outcomes, first.outcomes, "what is told of a person who is gone")
            try expectEqual(try await repository.everybody().count, 1, "the number of people")
            // Another key is another request.
            let other = ChangeSet(.createPerson(try .sample("John"), schema: try await repository.peopleSchema()))
            for key in ["2", "3"] {
                try expect(!(try await repository.commit(other, claiming: .sample(key)).areOfEarlier), "is done")
            }
            try expectEqual(try await repository.everybody().count, 3, "the number of people")
        },
        StorageConformanceCase(.claims, "A key is refused for another request, of which nothing is done") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let set = ChangeSet(.createPerson(try .sample("John"), schema: schema))
            _ = try await repository.commit(set, claiming: .sample("1", asking: "this"))
            try await expectFailure(.conflict(.idempotencyKeyReused), "the key for something else") {
                try await repository.commit(set, claiming: .sample("1", asking: "that"))
            }
            try expectEqual(try await repository.everybody().count, 2, "the number of people")
            let again = try await repository.commit(set, claiming: .sample("1", asking: "this"))
            try expect(again.areOfEarlier, "the first request is still known")
        },
        StorageConformanceCase(.claims, "A set that stores nothing leaves no claim") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let person = Change.createPerson(try .sample("John", email: "john@acme.com"), schema: schema)
            let absent = Person.ID(high: 1, low: 1)
            for (atomicity, failing) in [(ChangeSet.Atomicity.allOrNothing, true), (.eachOrNothing, false)] {
                let set = ChangeSet([person, .deletePerson(absent)], atomicity: atomicity)
                for _ in 0..<2 {
                    if failing {
                        try await expectFailure(.notFound(.person(absent)), "the set") {
                            try await repository.commit(set, claiming: .sample("1"))
                        }
                    } else {
                        let refused = try await repository.commit(set, claiming: .sample("1"))
                        try expect(!refused.areOfEarlier, "what is refused is tried again")
                        try expectEqual(refused.outcomes.last, .failed(.notFound(.person(absent))))
                    }
                    try expectEqual(try await repository.everybody().count, 1, "the number of people")
                }
            }
            let stale = ChangeSet(.createPerson(try .sample("Jane"), schema: schema.next))
            try await expectFailure(.staleSchema, "a set with another schema") {
                try await repository.commit(stale, claiming: .sample("1"))
            }
            let done = try await repository.commit(ChangeSet(person), claiming: .sample("1"))
            try expect(!done.areOfEarlier, "the set that goes well is done")
            let present = try await repository.everybody()
            // What fails by itself in a set that is stored is kept with it.
            let each = ChangeSet([person, .deletePerson(absent)], atomicity: .each)
            let outcomes = try await repository.commit(each, claiming: .sample("2")).outcomes
            try expectEqual(outcomes, [.failed(.conflict(.emailTaken)), .failed(.notFound(.person(absent)))])
            try await repository.deletePerson(try expectPresent(present.first).id)
            try expectEqual(
                try await repository.commit(each, claiming: .sample("2")),
                ClaimedOutcomes(outcomes, areOfEarlier: true), "the set of failures")
        },
        StorageConformanceCase(.claims, "A claim is of its organization") { world in
            let claim = IdempotencyClaim.sample("1")
            for tenant in [world.acme, world.globex] {
                let schema = try await tenant.repository.peopleSchema()
                let set = ChangeSet(.createPerson(try .sample("John"), schema: schema))
                let first = try await tenant.repository.commit(set, claiming: claim)
                try expect(!first.areOfEarlier, "it is new to \(tenant.organization.name)")
                let again = try await tenant.repository.commit(set, claiming: claim)
                try expectEqual(again.outcomes, first.outcomes, "what \(tenant.organization.name) is told")
                try expectEqual(try await tenant.repository.everybody().count, 2, "the number of people")
            }
        },
        StorageConformanceCase(.claims, "After 24 hours a key is free, also for another request") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let set = ChangeSet(.createPerson(try .sample("John"), schema: schema))
            // More than are removed with one commit.
            for index in 0..<10 { _ = try await repository.commit(set, claiming: .sample("\(index)")) }
            world.clock.advance(by: StorageLimits.claimLifetime + .milliseconds(-1))
            for index in 0..<10 {
                let again = try await repository.commit(set, claiming: .sample("\(index)"))
                try expect(again.areOfEarlier, "claim \(index) is known for the whole time")
            }
            world.clock.advance(by: .milliseconds(1))
            for index in 0..<10 {
                let content = index % 2 == 0 ? "the same" : "something else"
                let again = try await repository.commit(set, claiming: .sample("\(index)", asking: content))
                try expect(!again.areOfEarlier, "claim \(index) is done again")
            }
            let known = try await repository.commit(set, claiming: .sample("1", asking: "something else"))
            try expect(known.areOfEarlier, "the new claim is known")
            try expectEqual(try await repository.everybody().count, 21, "the number of people")
        },
        StorageConformanceCase(.claims, "Of 100 parallel commits of one claim, one is done and all are told of it") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            for round in 0..<5 {
                let results = await racing { _ in
                    try await repository.commit(
                        ChangeSet(.createPerson(.sample("John \(round)"), schema: schema)),
                        claiming: .sample("\(round)"))
                }
                let claimed = try results.map { result in try result.get() }
                try expectEqual(claimed.count { !$0.areOfEarlier }, 1, "how many were done")
                try expectEqual(Set(claimed.map(\.outcomes)).count, 1, "how many different things are told")
                try expectEqual(try await repository.everybody().count, round + 2, "the number of people")
            }
        },
    ]
}
