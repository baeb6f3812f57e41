import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let changeSets: [StorageConformanceCase] = [
        StorageConformanceCase(.changeSets, "A set of changes is done in order, with an outcome for each") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let schema = try await repository.peopleSchema()
            let outcomes = try await repository.commit(
                ChangeSet([
                    .deletePerson(john.id),
                    .createPerson(
                        .sample("Jane", email: "JOHN@acme.com", company: .named(CompanyName("Hooli"))), schema: schema),
                    .createPerson(.sample("Joe", company: .named(CompanyName("HOOLI"))), schema: schema),
                    .createNote(NoteContent("Owner"), about: .person(world.acme.owner.id)),
                    .updatePerson(
                        world.acme.owner.id, PersonPatch(firstName: .set(FirstName("W"))), schema: schema),
                    .updatePerson(
                        world.acme.owner.id, PersonPatch(lastName: .set(LastName("C"))), schema: schema),
                ]))
            try expectEqual(outcomes.count, 6, "the number of outcomes")
            try expectEqual(try outcomes[0].person(.deleted), john)
            let jane = try outcomes[1].person(.created)
            let joe = try outcomes[2].person(.created)
            try expectEqual(joe.company, jane.company, "the company that both found")
            _ = try outcomes[3].note(.created)
            try expectEqual(try outcomes[4].person(.updated).fullName, "W Coyote")
            let owner = try outcomes[5].person(.updated)
            try expectEqual(owner.fullName, "W C")
            try expectEqual(try await repository.everybody(), [joe, jane, owner], "the people")
            try expectEqual(try await repository.commit(ChangeSet([])), [], "the outcomes of no changes")
        },
        StorageConformanceCase(.changeSets, "A set of which one change fails leaves nothing behind") { world in
            let repository = world.acme.repository
            let owner = world.acme.owner.id
            let john = try await repository.createPerson(
                "John", email: "john@acme.com", customFields: ["cf_a": .number(1)])
            let company = try await repository.createCompany("Acme")
            let note = try await repository.addNote("Note", about: .person(john.id))
            let field = try await repository.defineField("A")
            let schema = try await repository.peopleSchema()
            let companySchema = try await repository.customFieldSchema(for: .companies).revision
            let before = try await repository.everybody()
            let rename = try PersonPatch(
                email: .set(EmailAddress("new@acme.com")), firstName: .set(FirstName("New")),
                company: .set(.existing(company.id)), customFields: .sample(["cf_a": .number(2)]))
            let changes: [Change] = [
                .createPerson(
                    try .sample("Jane", email: "j@x.example", company: .named(CompanyName("New Inc"))), schema: schema),
                .updatePerson(john.id, rename, schema: schema),
                .createCompany(CompanyDraft(name: try CompanyName("Newer Inc")), schema: companySchema),
                .updateCompany(company.id, try CompanyPatch(name: .set(CompanyName("Other"))), schema: companySchema),
                .createNote(try NoteContent("Another"), about: .person(john.id)),
                .updateNote(note.id, about: .person(john.id), try NoteContent("Rewritten")),
                .createUser(try .sample("User", email: "u@x.example"), isRestrictedToOwnRecords: false, schema: schema),
                .makeUser(john.id, isRestrictedToOwnRecords: false),
                .createAPIKey(try .sample("New key", for: owner)), .revokeAPIKey(world.acme.key.id, of: nil),
                .deleteCompany(company.id),
                .deleteCustomField(field.id, of: .people, force: true),
                .createCustomField(
                    try CustomFieldDraft(entityType: .companies, name: CustomFieldName("B"), rules: .boolean)),
            ]
            let unknown = Person.ID(high: 1, low: 1)
            // With the failure behind each number of changes that went well.
            for count in [1, 2, 5, changes.count] {
                try await expectFailure(.notFound(.person(unknown)), "the set of \(count) changes and one that fails") {
                    try await repository.commit(ChangeSet(changes.prefix(count) + [.deletePerson(unknown)]))
                }
                try expectEqual(try await repository.everybody(), before, "the people")
                try expectEqual(try await repository.everyCompany(), [company], "the companies")
                try expectEqual(try await repository.everyNote(about: .person(john.id)), [note], "the notes")
                try expectEqual(try await repository.users(page: .first).total, 1, "the users")
                try expectEqual(try await repository.apiKeys(of: nil), [world.acme.key], "the keys")
                try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [field], "the fields")
                try expectEqual(try await repository.customFieldSchema(for: .companies).definitions, [], "the fields")
                try expectEqual(try await repository.peopleSchema(), schema, "the schema")
                try expectEqual(try await world.directory.keyHolder(.sample("New key")), nil, "the key by its digest")
                try expectEqual(try await repository.find("new"), [], "the search")
                try expectEqual(try await repository.find("jane"), [], "the search")
                try expectEqual(try await repository.find("john"), ["John"], "the search")
            }
            // What the failed sets took is free.
            try await repository.createPerson("Jane", email: "j@x.example", company: .named(CompanyName("New Inc")))
            try await repository.createCompany("Other")
        },
        StorageConformanceCase(.changeSets, "Changes of one set see each other") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let companySchema = try await repository.customFieldSchema(for: .companies).revision
            let twice = Change.createPerson(try .sample("John", email: "john@acme.com"), schema: schema)
            try await expectFailure(.conflict(.emailTaken), "one email twice in a set") {
                try await repository.commit(ChangeSet([twice, twice]))
            }
            let company = Change.createCompany(CompanyDraft(name: try CompanyName("Hooli")), schema: companySchema)
            try await expectFailure(.conflict(.companyNameTaken), "one company twice in a set") {
                try await repository.commit(ChangeSet([company, company]))
            }
            let field = Change.createCustomField(
                try CustomFieldDraft(entityType: .people, name: CustomFieldName("Score"), rules: .boolean))
            try await expectFailure(.conflict(.customFieldKeyTaken(CustomFieldKey("cf_score"))), "one field twice") {
                try await repository.commit(ChangeSet([field, field]))
            }
            try await expectFailure(.staleSchema, "a person behind a new field") {
                try await repository.commit(ChangeSet([field, twice]))
            }
            try expectEqual(try await repository.everybody().count, 1, "the number of people")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            try expectEqual(try await repository.peopleSchema(), schema, "the schema")
        },
        StorageConformanceCase(.changeSets, "A set can have a thousand changes, which stand in their order") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let drafts = try (0..<StorageLimits.maximumChanges).map { index in
                Change.createPerson(try .sample("P\(index)", email: "p\(index)@x.example"), schema: schema)
            }
            let people = try await repository.commit(ChangeSet(drafts)).map { outcome in try outcome.person(.created) }
            let listed = try await repository.everybody()
            try expectEqual(listed.dropLast().map(\.id), people.map(\.id).reversed(), "the order")
            let ids = Set(people.map(\.id))
            try expectEqual(ids.count, StorageLimits.maximumChanges, "the number of ids")
            try expectEqual(try await repository.people(ids).count, StorageLimits.maximumChanges, "read by ids")
            _ = try await repository.commit(ChangeSet(people.map { .deletePerson($0.id) }))
            try expectEqual(try await repository.everybody().count, 1, "the number of people who are left")
        },
    ]
}
