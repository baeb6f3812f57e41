import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let toldFailures: [StorageConformanceCase] = [
        StorageConformanceCase(.changeSets, "Of a set that goes on behind failures, the others are stored") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let outcomes = try await repository.commit(ChangeSet(try await mixed(in: repository), atomicity: .each))
            let taken = ChangeOutcome.failed(.conflict(.emailTaken))
            try expectEqual(outcomes.count, 8, "the number of outcomes")
            let jane = try outcomes[0].person(.created)
            try expectEqual(outcomes[1], taken)
            try expectEqual(outcomes[2], .failed(.notFound(.person(unknown))))
            // It was to name a company that nobody has.
            try expectEqual(outcomes[3], taken)
            try expectEqual(try outcomes[4].person(.updated).id, jane.id)
            try expectEqual(outcomes[5], .failed(.incomplete(PersonUpsert.lacking)))
            let company = try outcomes[6].company(.created)
            let changed = try outcomes[7].person(.updated)
            try expectEqual(changed.company?.id, company.id, "the company of the person")
            try expectEqual(
                try await repository.everybody(),
                [changed, john, try await repository.presentPerson(world.acme.owner.id)],
                "the people")
            try expectEqual(try await repository.everyCompany(), [company], "the companies")
            try expectEqual(try await repository.find("jane"), ["Janet"], "the search")
            let members = try await repository.everybody(matching: PersonQuery(companyID: company.id))
            try expectEqual(members, [changed], "the people of the company")
        },
        StorageConformanceCase(.changeSets, "A set that is refused tells every failure, and stores nothing") { world in
            let repository = world.acme.repository
            try await repository.createPerson("John", email: "john@acme.com")
            let before = try await repository.everybody()
            let changes = try await mixed(in: repository)
            let outcomes = try await repository.commit(ChangeSet(changes, atomicity: .eachOrNothing))
            try expectEqual(outcomes.count, 8, "the number of outcomes")
            for (index, outcome) in outcomes.enumerated() {
                let isFailure = if case .failed = outcome { true } else { false }
                try expectEqual(isFailure, [1, 2, 3, 5].contains(index), "whether change \(index) failed")
            }
            try expectEqual(try await repository.everybody(), before, "the people")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            try expectEqual(try await repository.find("jane"), [], "the search")
            // Without those that fail it is stored.
            let sound = [0, 4, 6, 7].map { changes[$0] }
            let stored = try await repository.commit(ChangeSet(sound, atomicity: .eachOrNothing))
            let jane = try stored[3].person(.updated)
            try expectEqual(try await repository.presentPerson(jane.id), jane, "the person")
            let lone = ChangeSet([.deletePerson(unknown)], atomicity: .eachOrNothing)
            try expectEqual(
                try await repository.commit(lone), [.failed(.notFound(.person(unknown)))], "a set of one failure")
        },
        StorageConformanceCase(.changeSets, "A schema that has moved on fails a set whole, whatever it tells") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let changes: [Change] = [
                .createPerson(try .sample("John"), schema: schema), .deletePerson(unknown),
                .createPerson(try .sample("Jane"), schema: Revision(schema.number + 1)),
            ]
            for atomicity in [ChangeSet.Atomicity.each, .eachOrNothing] {
                try await expectFailure(.staleSchema, "the set") {
                    try await repository.commit(ChangeSet(changes, atomicity: atomicity))
                }
                try expectEqual(try await repository.everybody().count, 1, "the number of people")
            }
        },
        StorageConformanceCase(.changeSets, "Changes that reach records which they do not name fail by themselves") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", for: .people)
            let first = try await repository.createCompany("First")
            let second = try await repository.createCompany("Second")
            let john = try await repository.createPerson("John", company: .existing(first.id))
            let jane = try await repository.createPerson(
                "Jane", company: .existing(second.id), customFields: ["cf_code": .text("1")])
            let absent = Company.ID(high: 1, low: 1)
            let changes: [Change] = [
                .deleteCompany(first.id), .deleteCompany(absent), .deleteCompany(second.id), .deleteCompany(first.id),
                .deletePerson(unknown), .deleteCustomField(field.id, of: .people, force: false),
                .updatePerson(
                    john.id, try PersonPatch(firstName: .set(FirstName("Jon"))),
                    schema: try await repository.peopleSchema()),
            ]
            let failed: [Int: StorageError] = [
                1: .notFound(.company(absent)), 3: .notFound(.company(first.id)), 4: .notFound(.person(unknown)),
                5: .conflict(.customFieldInUse(records: 1)),
            ]
            let before = try await repository.everybody()
            for atomicity in [ChangeSet.Atomicity.eachOrNothing, .each] {
                let outcomes = try await repository.commit(ChangeSet(changes, atomicity: atomicity))
                for (index, outcome) in outcomes.enumerated() {
                    let error: StorageError? = if case .failed(let error) = outcome { error } else { nil }
                    try expectEqual(error, failed[index], "the failure of change \(index)")
                }
                if atomicity == .eachOrNothing {
                    try expectEqual(try await repository.everybody(), before, "the people")
                    try expectEqual(try await repository.everyCompany(), [second, first], "the companies")
                }
            }
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            try expectEqual(try await repository.presentPerson(jane.id).company, nil, "Jane's company")
            let changed = try await repository.presentPerson(john.id)
            try expectEqual(changed.fullName, "Jon")
            try expectEqual(changed.company, nil, "John's company")
        },
        StorageConformanceCase(.changeSets, "A set of a thousand upserts can be done twice, and then changes nothing") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let changes = try (0..<StorageLimits.maximumChanges).map { index in
                Change.upsertPerson(
                    try .sample(
                        "P\(index)", email: "p\(index)@x.example", company: .named(CompanyName("C\(index % 7)"))),
                    schema: schema)
            }
            let people = try await repository.commit(ChangeSet(changes, atomicity: .each))
                .map { outcome in try outcome.person(.created) }
            world.clock.advance(by: .seconds(1))
            let again = try await repository.commit(ChangeSet(changes, atomicity: .each))
                .map { outcome in try outcome.person(.unchanged) }
            try expectEqual(again, people, "the people")
            try expectEqual(try await repository.everybody().count, people.count + 1, "the number of people")
            try expectEqual(try await repository.everyCompany().count, 7, "the number of companies")
        },
    ]

    private static let unknown = Person.ID(high: 1, low: 1)

    /// Changes of which 1, 2, 3 and 5 fail where John has his email and nobody else is known.
    private static func mixed(in repository: any Repository) async throws -> [Change] {
        let schema = try await repository.peopleSchema()
        let companies = try await repository.customFieldSchema(for: .companies).revision
        let newCompany = CompanyReference.named(try CompanyName("Not to be made"))
        var lacking = try PersonUpsert.sample("X", email: "nobody@acme.com")
        lacking.draft = .failure(PersonUpsert.lacking)
        return [
            .upsertPerson(try .sample("Jane", email: "jane@acme.com"), schema: schema),
            .createPerson(try .sample("J", email: "JANE@acme.com"), schema: schema),
            .deletePerson(unknown),
            .createPerson(try .sample("J", email: "john@acme.com", company: newCompany), schema: schema),
            .upsertPerson(try .sample("Janet", email: "jane@acme.com"), schema: schema),
            .upsertPerson(lacking, schema: schema),
            .upsertCompany(try .sample("Hooli"), schema: companies),
            .upsertPerson(
                try .sample("Janet", email: "jane@acme.com", company: .named(CompanyName("HOOLI"))), schema: schema),
        ]
    }
}
