import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let uniqueFields: [StorageConformanceCase] = [
        StorageConformanceCase(.uniqueFields, "No two people have the same value of a unique field, in whatever case") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            let taken = StorageError.conflict(.customFieldValueTaken(field.key))
            let john = try await repository.createPerson("John", customFields: ["cf_code": .text("A1")])
            let jane = try await repository.createPerson("Jane")
            try await repository.createPerson("Max")
            let before = try await repository.everybody()
            try await expectFailure(taken, "a person of the same value") {
                try await repository.createPerson(
                    "X", company: .named(CompanyName("New")), customFields: ["cf_code": .text("a1")])
            }
            try await expectFailure(taken, "a change to the same value") {
                try await repository.updatePerson(
                    jane.id, PersonPatch(customFields: .sample(["cf_code": .text("A1")])))
            }
            try expectEqual(try await repository.everybody(), before, "the people")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            // One's own value is no hindrance.
            try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(["cf_code": .text("a1")])))
            try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(["cf_code": .text("B2")])))
            try await repository.updatePerson(jane.id, PersonPatch(customFields: .sample(["cf_code": .text("A1")])))
            try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(["cf_code": nil])))
            try await repository.createPerson("Ann", customFields: ["cf_code": .text("B2")])
            try await repository.deletePerson(jane.id)
            try await repository.createPerson("Joe", customFields: ["cf_code": .text("A1")])
            try await world.globex.repository.createPerson("Hers", customFields: ["cf_code": .text("A1")])
        },
        StorageConformanceCase(.uniqueFields, "Unique fields of companies and of people know nothing of each other") {
            world in
            let repository = world.acme.repository
            for entityType in EntityType.allCases {
                try await repository.defineField("Number", .number(try NumberRules()), for: entityType, flags: .unique)
            }
            let taken = StorageError.conflict(.customFieldValueTaken(CustomFieldKey("cf_number")))
            try await repository.createPerson("John", customFields: ["cf_number": .number(0)])
            let hooli = try await repository.createCompany("Hooli", customFields: ["cf_number": .number(0)])
            try await expectFailure(taken, "another company") {
                try await repository.createCompany("Initech", customFields: ["cf_number": .number(-0.0)])
            }
            let initech = try await repository.createCompany("Initech")
            try await expectFailure(taken, "a change of another company") {
                try await repository.updateCompany(
                    initech.id, CompanyPatch(customFields: .sample(["cf_number": .number(0)])))
            }
            try await repository.deleteCompany(hooli.id)
            try await repository.updateCompany(
                initech.id, CompanyPatch(customFields: .sample(["cf_number": .number(0)])))
            try await expectFailure(taken, "an upsert of another company") {
                try await repository.upsertCompany(
                    .sample("Other", customFields: ["cf_number": .number(0)]), .created)
            }
        },
        StorageConformanceCase(.uniqueFields, "Within a set, what comes later knows what came before") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            let john = try await repository.createPerson("John", customFields: ["cf_code": .text("1")])
            let schema = try await repository.peopleSchema()
            func create(_ name: String, _ code: String) throws -> Change {
                .createPerson(try .sample(name, customFields: ["cf_code": .text(code)]), schema: schema)
            }
            func change(_ code: String) -> Change {
                .updatePerson(
                    john.id, PersonPatch(customFields: .sample(["cf_code": .text(code)])), schema: schema)
            }
            _ = try await repository.commit(ChangeSet([change("2"), try create("Jane", "1")]))
            let outcomes = try await repository.commit(
                ChangeSet(
                    [try create("A", "1"), change("3"), try create("B", "2"), try create("C", "2"), change("1")],
                    atomicity: .each))
            let taken = ChangeOutcome.failed(.conflict(.customFieldValueTaken(field.key)))
            try expectEqual(outcomes.map { $0 == taken }, [true, false, false, true, true], "which failed")
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "a set with one value twice") {
                try await repository.commit(ChangeSet([try create("D", "9"), try create("E", "9")]))
            }
            let people = try await repository.everybody()
            try expectEqual(people.map(\.firstName.string), ["B", "Jane", "John", "Wile"], "the people")
        },
        StorageConformanceCase(.uniqueFields, "Of 100 parallel creates of one value, one wins") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            for round in 0..<5 {
                let results = await withTaskGroup(of: Result<Person, any Error>.self) { group in
                    for index in 0..<100 {
                        group.addTask {
                            do {
                                return .success(
                                    try await repository.createPerson(
                                        "P\(index)", customFields: ["cf_code": .text("\(round)")]))
                            } catch {
                                return .failure(error)
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of winners")
                for case .failure(let error) in results {
                    try expectEqual(error as? StorageError, .conflict(.customFieldValueTaken(field.key)))
                }
            }
        },
        StorageConformanceCase(.uniqueFields, "A field becomes unique only where no two records share a value") {
            world in
            let repository = world.acme.repository
            let options = try SelectOptions.sample("a", "b", "c")
            let field = try await repository.defineField("Seat", .select(options))
            var people: [Person] = []
            for value in ["a", "a", "b", "c", "c"] {
                people.append(try await repository.createPerson("P", customFields: ["cf_seat": .text(value)]))
            }
            let unique = Change.updateCustomField(field.id, of: .people, .flags(.unique), force: true)
            let schema = try await repository.customFieldSchema(for: .people)
            try await expectFailure(
                .conflict(.customFieldValuesShared(field.key, records: 4)), "a field that is shared"
            ) {
                try await repository.commit(unique)
            }
            try expectEqual(try await repository.customFieldSchema(for: .people), schema, "the schema")
            for index in [0, 4] {
                try await repository.updatePerson(
                    people[index].id, PersonPatch(customFields: .sample(["cf_seat": nil])))
            }
            _ = try await repository.commit(unique).customField(.updated, recordsTouched: 0)
            let taken = StorageError.conflict(.customFieldValueTaken(field.key))
            try await expectFailure(taken, "a value that was there before") {
                try await repository.createPerson("X", customFields: ["cf_seat": .text("b")])
            }
            // An option that is taken away takes nobody's place.
            let fewer = CustomFieldPatch(rules: .set(.select(try .sample("b", "c", "d"))))
            _ = try await repository.commit(.updateCustomField(field.id, of: .people, fewer, force: true))
                .customField(.updated, recordsTouched: 1)
            try await repository.createPerson("X", customFields: ["cf_seat": .text("a")])
            _ = try await repository.commit(.updateCustomField(field.id, of: .people, .flags([]), force: false))
            try await repository.createPerson("Y", customFields: ["cf_seat": .text("b")])
        },
        StorageConformanceCase(.uniqueFields, "An upsert finds who has the value, and creates whom nobody has") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: .unique)
            func upsert(_ name: String, _ code: String, email: String) throws -> PersonUpsert {
                var upsert = try PersonUpsert.sample(name, email: email, customFields: ["cf_code": .text(code)])
                upsert.match = .customField(field.key, .text(code))
                return upsert
            }
            let john = try await repository.upsertPerson(upsert("John", "A1", email: "john@acme.com"), .created)
            let same = try await repository.upsertPerson(upsert("John", "A1", email: "john@acme.com"), .unchanged)
            try expectEqual(same, john, "the person, sent again")
            let moved = try await repository.upsertPerson(upsert("Jon", "a1", email: "jon@acme.com"), .updated)
            try expectEqual(moved.id, john.id, "who has the value")
            try expectEqual(moved.email, try EmailAddress("jon@acme.com"), "the new email")
            try await expectFailure(.conflict(.emailTaken), "an email of another") {
                try await repository.upsertPerson(upsert("X", "B2", email: "JON@acme.com"), .created)
            }
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "whom the scope does not see") {
                try await world.acme.restricted(to: jane.id)
                    .upsertPerson(upsert("X", "A1", email: "x@acme.com"), .updated)
            }
            var lacking = try upsert("X", "C3", email: "c@acme.com")
            lacking.draft = .failure(PersonUpsert.lacking)
            try await expectFailure(.incomplete(PersonUpsert.lacking), "an upsert of nobody") {
                try await repository.upsertPerson(lacking, .created)
            }
            let schema = try await repository.peopleSchema()
            let stale = try upsert("X", "A1", email: "c@acme.com")
            try await expectFailure(.staleSchema, "an upsert of another schema") {
                try await repository.commit(.upsertPerson(stale, schema: schema.next))
            }
            let names = try await repository.everybody().map(\.firstName.string)
            try expectEqual(names, ["Jane", "Jon", "Wile"], "the people")
        },
        StorageConformanceCase(.uniqueFields, "What is kept apart and found is so when the store is opened again") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: [.unique, .filterable])
            try await repository.createPerson("John", "Doe", customFields: ["cf_code": .text("A1")])
            try expectEqual(try await repository.names(FieldFilter("cf_code", "A1"), sort: "lastName"), ["John"])
            guard let reopened = try await world.reopened() else { return }
            let again = reopened.acme.repository
            try expectEqual(try await again.names(FieldFilter("cf_code", "A1"), sort: "lastName"), ["John"])
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "a value that was taken before") {
                try await again.createPerson("X", customFields: ["cf_code": .text("a1")])
            }
        },
        StorageConformanceCase(.uniqueFields, "A copy keeps apart and finds what its original does") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Code", flags: [.unique, .filterable, .sortable])
            try await repository.defineField("Size", for: .companies, flags: .filterable)
            for code in ["B", "A", "C"] {
                try await repository.createPerson(code, "Doe", customFields: ["cf_code": .text(code)])
                try await repository.createCompany(code, customFields: ["cf_size": .text(code)])
            }
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive, pageLimit: 2)
            let copy = world.acme.moved(to: target).repository
            try expectEqual(try await copy.names(FieldFilter("cf_code", .greater, "a"), sort: "cf_code"), ["B", "C"])
            try expectEqual(try await copy.names(FieldFilter("lastName", "doe"), sort: "-firstName"), ["C", "B", "A"])
            try expectEqual(try await copy.companyNames(FieldFilter("cf_size", "b")), ["B"])
            try await expectFailure(.conflict(.customFieldValueTaken(field.key)), "a value that is taken in the copy") {
                try await copy.createPerson("X", customFields: ["cf_code": .text("a")])
            }
            // What was changed since is changed there too.
            let a = try expectPresent(try await repository.everybody().first { $0.firstName.string == "A" })
            try await repository.updatePerson(a.id, PersonPatch(customFields: .sample(["cf_code": .text("Z")])))
            try await world.backend.archive.copy(to: target.archive)
            try expectEqual(try await copy.names(FieldFilter("cf_code", .oneOf, "a,z")), ["A"], "the new value")
            try await copy.createPerson("X", customFields: ["cf_code": .text("a")])
        },
    ]
}
