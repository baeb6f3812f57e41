import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let upserts: [StorageConformanceCase] = [
        StorageConformanceCase(.upserts, "An upsert creates whom nobody matches, and changes who matches") { world in
            let repository = world.acme.repository
            let hooli = try CompanyName("Hooli")
            let john = try await repository.upsertPerson(
                .sample("John", email: "john@acme.com", company: .named(hooli), customFields: ["cf_a": .number(1)]),
                .created)
            try expectEqual(john.createdBy, world.acme.owner.id, "the creator")
            try expectEqual(john.revision, .first, "the revision of a new person")
            try expectEqual(john.company?.name, hooli, "the company")
            try expectEqual(try await repository.presentPerson(john.id), john, "the person")
            world.clock.advance(by: .seconds(5))
            let changed = try await repository.upsertPerson(
                .sample("Jon", email: "JOHN@acme.com", customFields: ["cf_b": .number(2)]), .updated)
            var expected = john
            expected.email = try EmailAddress("JOHN@acme.com")
            expected.firstName = try FirstName("Jon")
            expected.customFields = .sample(["cf_a": .number(1), "cf_b": .number(2)])
            expected.updatedAt = world.clock.now
            expected.revision = Revision(2)
            try expectEqual(changed, expected, "the person after the second upsert")
            try expectEqual(try await repository.presentPerson(john.id), expected, "the person, read")
            try expectEqual(try await repository.everybody().count, 2, "the number of people")
            try expectEqual(try await repository.find("jon"), ["Jon"], "the search")
        },
        StorageConformanceCase(.upserts, "The same upsert again changes nothing, neither time nor revision") { world in
            let repository = world.acme.repository
            let upsert = try PersonUpsert.sample(
                "John", email: "john@acme.com", company: .named(CompanyName("Hooli")),
                customFields: ["cf_a": .text("x")])
            let john = try await repository.upsertPerson(upsert, .created)
            let hooli = try await repository.upsertCompany(.sample("Hooli", industry: "Hats"), .updated)
            let linked = try await repository.presentPerson(john.id)
            world.clock.advance(by: .seconds(5))
            try expectEqual(try await repository.upsertPerson(upsert, .unchanged), linked, "the outcome")
            try expectEqual(try await repository.presentPerson(john.id), linked, "the person afterwards")
            let same = try await repository.upsertCompany(.sample("Hooli", industry: "Hats"), .unchanged)
            try expectEqual(same, hooli, "the company")
            try expectEqual(try await repository.presentCompany(hooli.id), hooli, "the company afterwards")
        },
        StorageConformanceCase(.upserts, "An upsert that is not enough for a new person changes one who is there") {
            world in
            let repository = world.acme.repository
            var upsert = try PersonUpsert.sample("John", email: "john@acme.com")
            upsert.draft = .failure(PersonUpsert.lacking)
            upsert.patch = try PersonPatch(
                phoneNumber: .set(PhoneNumber("+1 555")), company: .set(.named(CompanyName("Hooli"))))
            try await expectFailure(.incomplete(PersonUpsert.lacking), "an upsert of nobody") {
                try await repository.upsertPerson(upsert, .created)
            }
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let changed = try await repository.upsertPerson(upsert, .updated)
            try expectEqual(changed.id, john.id)
            try expectEqual(changed.phoneNumber, try PhoneNumber("+1 555"))
            try expectEqual(changed.firstName, john.firstName)
        },
        StorageConformanceCase(.upserts, "An upsert fails as the create or the update would that it is") { world in
            let repository = world.acme.repository
            try await repository.createPerson("John", email: "john@acme.com")
            try await repository.createPerson("Jane", email: "jane@acme.com")
            let before = try await repository.everybody()
            let schema = try await repository.peopleSchema()
            let missing = Company.ID(high: 1, low: 1)
            for email in ["john@acme.com", "new@acme.com"] {
                try await expectFailure(.notFound(.company(missing)), "a company that is not there") {
                    try await repository.upsertPerson(
                        .sample("X", email: email, company: .existing(missing)), .created)
                }
                let values = try PersonUpsert.sample("X", email: email, customFields: ["cf_a": .number(1)])
                try await expectFailure(.staleSchema, "values of an older schema") {
                    try await repository.commit(.upsertPerson(values, schema: Revision(schema.number + 1)))
                }
            }
            // What is lacking may have been lacking in the older schema only.
            var lacking = try PersonUpsert.sample("X", email: "new@acme.com")
            lacking.draft = .failure(PersonUpsert.lacking)
            try await expectFailure(.staleSchema, "an upsert that lacked something of an older schema") {
                try await repository.commit(.upsertPerson(lacking, schema: Revision(schema.number + 1)))
            }
            var moving = try PersonUpsert.sample("John", email: "john@acme.com")
            moving.patch.email = .set(try EmailAddress("jane@acme.com"))
            try await expectFailure(.conflict(.emailTaken), "an upsert to another's email") {
                try await repository.upsertPerson(moving, .updated)
            }
            var user = try PersonUpsert.sample("W", email: "wile@acme.com")
            user.patch.email = .set(try EmailAddress("other@acme.com"))
            try await expectFailure(.conflict(.activeUserAccount), "another email of a user") {
                try await repository.upsertPerson(user, .updated)
            }
            try expectEqual(try await repository.everybody(), before, "the people")
        },
        StorageConformanceCase(.upserts, "A custom field that is not unique matches nobody") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code")
            let john = try await repository.createPerson(
                "John", email: "john@acme.com", customFields: ["cf_code": .text("1")])
            var upsert = try PersonUpsert.sample("Jon", email: "john@acme.com")
            upsert.match = .customField(field.key, .text("1"))
            try await expectFailure(.conflict(.customFieldNotUnique(field.key)), "the upsert") {
                try await repository.upsertPerson(upsert, .updated)
            }
            try expectEqual(try await repository.presentPerson(john.id), john, "John")
        },
        StorageConformanceCase(.upserts, "An upsert of a company goes by its name, without regard to case") { world in
            let repository = world.acme.repository
            let hooli = try await repository.upsertCompany(.sample("Hooli"), .created)
            let changed = try await repository.upsertCompany(.sample("HOOLI", industry: "Hats"), .updated)
            try expectEqual(changed.id, hooli.id)
            try expectEqual(changed.name, try CompanyName("HOOLI"))
            try expectEqual(try await repository.everyCompany(), [changed], "the companies")
            var lacking = try CompanyUpsert.sample("Initech")
            lacking.draft = .failure(PersonUpsert.lacking)
            try await expectFailure(.incomplete(PersonUpsert.lacking), "an upsert of no company") {
                try await repository.upsertCompany(lacking, .created)
            }
            let schema = try await repository.customFieldSchema(for: .companies).revision
            let initech = try CompanyUpsert.sample("Initech")
            try await expectFailure(.staleSchema, "an upsert of an older schema") {
                try await repository.commit(.upsertCompany(initech, schema: Revision(schema.number + 1)))
            }
            try expectEqual(try await world.globex.repository.everyCompany(), [], "another organization's companies")
        },
        StorageConformanceCase(.upserts, "An upsert does not reach a person whom the scope does not see") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hidden = try await world.acme.repository.createPerson("Hidden", email: "hidden@acme.com")
            let hers = world.acme.restricted(to: jane.id)
            try await expectFailure(.conflict(.emailTaken), "an upsert of another's person") {
                try await hers.upsertPerson(
                    .sample("X", email: "HIDDEN@acme.com", company: .named(CompanyName("New"))), .updated)
            }
            try expectEqual(try await world.acme.repository.presentPerson(hidden.id), hidden, "who is hidden")
            try expectEqual(try await hers.everyCompany(), [], "the companies")
            let own = try await hers.upsertPerson(.sample("Hers", email: "hers@acme.com"), .created)
            try expectEqual(try await hers.upsertPerson(.sample("H", email: "hers@acme.com"), .updated).id, own.id)
        },
        StorageConformanceCase(.upserts, "An upsert matches nobody of another organization") { world in
            let john = try await world.globex.repository.createPerson("John", email: "john@acme.com")
            let company = try await world.globex.repository.createCompany("Hooli")
            let ours = try await world.acme.repository.upsertPerson(.sample("X", email: "john@acme.com"), .created)
            let hooli = try await world.acme.repository.upsertCompany(.sample("Hooli"), .created)
            try expect(ours.id != john.id && hooli.id != company.id, "what is created should be others")
            try expectEqual(try await world.globex.repository.presentPerson(john.id), john, "the other's person")
        },
        StorageConformanceCase(.upserts, "100 parallel upserts of one new email make one person") { world in
            let repository = world.acme.repository
            for round in 0..<10 {
                let upserts = try (0..<100).map { index in
                    try PersonUpsert.sample(
                        "John", email: "john\(round)@acme.com", customFields: ["cf_\(index)": .number(1)])
                }
                let people = try await withThrowingTaskGroup(of: ChangeOutcome.self) { group in
                    for upsert in upserts {
                        group.addTask {
                            try await repository.commit(.upsertPerson(upsert, schema: repository.peopleSchema()))
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let created = people.count { if case .person(_, .created) = $0 { true } else { false } }
                try expectEqual(created, 1, "how many were created")
                let found = try await repository.everybody(matching: PersonQuery(search: SearchTerms("john\(round)@")))
                try expectEqual(found.count, 1, "how many there are")
                try expectEqual(found.first?.customFields.values.count, 100, "the number of merged fields")
            }
        },
    ]
}
