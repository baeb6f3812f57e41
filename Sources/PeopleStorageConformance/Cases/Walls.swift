import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let walls: [StorageConformanceCase] = [
        StorageConformanceCase(.walls, "No read takes an id of another organization") { world in
            let theirs = world.globex.repository
            let ours = world.acme.repository
            let person = try await theirs.createPerson("Theirs", company: .named(CompanyName("Their Inc")))
            let company = try expectPresent(person.company)
            let user = try await theirs.createUser("User", email: "user@globex.com")
            try await theirs.createKey("Their key", for: user.id)
            try expectEqual(try await ours.person(person.id), nil, "a person")
            try expectEqual(try await ours.people([person.id, world.acme.owner.id]).count, 1, "people by ids")
            try expectEqual(try await ours.company(company.id), nil, "a company")
            try expectEqual(try await ours.everybody().map(\.id), [world.acme.owner.id], "the people")
            try expectEqual(try await ours.everyCompany(), [], "the companies")
            try expectEqual(try await ours.find("theirs"), [], "a search")
            try expectEqual(try await ours.find("t"), ["Wile Coyote"], "a search for a letter")
            try expectEqual(try await ours.findCompanies("inc"), [], "a search for a company")
            try expectEqual(try await ours.everybody(matching: PersonQuery(companyID: company.id)), [], "by company")
            try expectEqual(try await ours.users(page: .first).items, [world.acme.owner], "the users")
            try expectEqual(try await ours.user(withEmail: EmailAddress("user@globex.com")), nil, "a user by email")
            try expectEqual(try await ours.apiKeys(of: nil), [world.acme.key], "the keys")
            try expectEqual(try await ours.apiKeys(of: user.id), [], "the keys of their user")
            for (subject, reference) in [
                (NoteSubject.person(person.id), RecordReference.person(person.id)),
                (.company(company.id), .company(company.id)),
            ] {
                try await expectFailure(.notFound(reference), "reading notes") {
                    try await ours.notes(about: subject, page: .first)
                }
            }
        },
        StorageConformanceCase(.walls, "No change takes an id of another organization") { world in
            let theirs = world.globex.repository
            let ours = world.acme.repository
            let person = try await theirs.createPerson("Theirs", email: "theirs@globex.com")
            let company = try await theirs.createCompany("Their Inc")
            let note = try await theirs.addNote("Secret", about: .person(person.id))
            let field = try await theirs.defineField("Score")
            let user = world.globex.owner
            let key = world.globex.key
            let people = try await ours.peopleSchema()
            let companies = try await ours.customFieldSchema(for: .companies).revision
            let mine = try await ours.createPerson("Mine")
            let text = try NoteContent("Ours")
            let changes: [(Change, RecordReference)] = [
                (
                    .updatePerson(person.id, try PersonPatch(firstName: .set(FirstName("X"))), schema: people),
                    .person(person.id)
                ),
                (.deletePerson(person.id), .person(person.id)),
                (.makeUser(person.id, isRestrictedToOwnRecords: false), .person(person.id)),
                (.createPerson(try .sample("X", company: .existing(company.id)), schema: people), .company(company.id)),
                (
                    .updatePerson(mine.id, PersonPatch(company: .set(.existing(company.id))), schema: people),
                    .company(company.id)
                ),
                (
                    .updateCompany(company.id, CompanyPatch(description: .set(nil)), schema: companies),
                    .company(company.id)
                ),
                (.deleteCompany(company.id), .company(company.id)),
                (.updateCustomField(field.id, of: .people, CustomFieldPatch(), force: true), .customField(field.id)),
                (.deleteCustomField(field.id, of: .people, force: true), .customField(field.id)),
                (.createNote(text, about: .person(person.id)), .person(person.id)),
                (.createNote(text, about: .company(company.id)), .company(company.id)),
                (.updateNote(note.id, about: .person(person.id), text), .person(person.id)),
                (.updateNote(note.id, about: .person(mine.id), text), .note(note.id)),
                (.deleteNote(note.id, about: .person(person.id)), .person(person.id)),
                (.deleteNote(note.id, about: .person(mine.id)), .note(note.id)),
                (.createAPIKey(try .sample("X", for: user.id)), .user(user.id)),
                (.revokeAPIKey(key.id, of: nil), .apiKey(key.id)),
                (.revokeAPIKey(key.id, of: user.id), .apiKey(key.id)),
            ]
            for (change, reference) in changes {
                try await expectFailure(.notFound(reference), "\(change)") { try await ours.commit(change) }
            }
            try expectEqual(try await theirs.presentPerson(person.id), person, "their person")
            try expectEqual(try await theirs.presentCompany(company.id), company, "their company")
            try expectEqual(try await theirs.everyNote(about: .person(person.id)), [note], "their note")
            try expectEqual(try await theirs.customFieldSchema(for: .people).definitions, [field], "their field")
            try expectEqual(try await theirs.apiKeys(of: nil), [key], "their key")
            try expectEqual(try await ours.presentPerson(mine.id), mine, "our person")
        },
        StorageConformanceCase(.walls, "What is unique is unique in each organization by itself") { world in
            for tenant in [world.acme, world.globex] {
                let repository = tenant.repository
                try await repository.createPerson("John", email: "john@acme.com", company: .named(CompanyName("Hooli")))
                try await repository.defineField("Score")
                try await repository.createCompany("Initech")
            }
            let ours = try await world.acme.repository.everyCompany()
            let theirs = try await world.globex.repository.everyCompany()
            try expectEqual(ours.map(\.name.string), ["Initech", "Hooli"])
            try expectEqual(theirs.map(\.name.string), ["Initech", "Hooli"])
            try expect(Set(ours.map(\.id)).isDisjoint(with: theirs.map(\.id)), "they are different companies")
            let owner = try await world.globex.repository.createPerson("Namesake", email: "wile@acme.com")
            try expectEqual(owner.email?.string, "wile@acme.com")
        },
        StorageConformanceCase(.walls, "A mention of another organization's record resolves to nothing") { world in
            let person = try await world.globex.repository.createPerson("Theirs")
            let company = try await world.globex.repository.createCompany("Their Inc")
            let mine = try await world.acme.repository.createPerson("Mine")
            let text = "[@T](person:\(person.id)) [@C](company:\(company.id)) [@M](person:\(mine.id))"
            let note = try await world.acme.repository.addNote(text, about: .person(mine.id))
            try expectEqual(note.mentionedPeople.map(\.firstName.string), ["Mine"])
            try expectEqual(note.mentionedCompanies, [])
            try expectEqual(try await world.acme.repository.everyNote(about: .person(mine.id)), [note])
        },
        StorageConformanceCase(.walls, "What happens in one organization leaves the others alone") { world in
            for tenant in [world.acme, world.globex] {
                try await tenant.repository.defineField("Score")
                try await tenant.repository.createPerson(
                    "John", email: "john@x.example", company: .named(CompanyName("Hooli")),
                    customFields: ["cf_score": .number(1)])
            }
            let before = try await world.globex.repository.everybody()
            let ours = world.acme.repository
            let field = try expectPresent(await ours.customFieldSchema(for: .people).definitions.first)
            _ = try await ours.commit(.deleteCustomField(field.id, of: .people, force: true))
                .customField(.deleted, recordsTouched: 1)
            let company = try expectPresent(await ours.everyCompany().first)
            try await ours.deleteCompany(company.id)
            let john = try expectPresent(await ours.everybody().first)
            try await ours.deletePerson(john.id)
            try expectEqual(try await world.globex.repository.everybody(), before, "the people elsewhere")
            try expectEqual(try await world.globex.repository.find("john"), ["John"], "the search elsewhere")
            try expectEqual(try await world.globex.repository.everyCompany().count, 1, "the companies elsewhere")
        },
    ]
}
