import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let visibility: [StorageConformanceCase] = [
        StorageConformanceCase(.visibility, "A restricted scope reads only the people whom its user created") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let company = try await world.acme.repository.createCompany("Hooli")
            let seen = try await hers.createPerson("Seen", "One", email: "s@x.example", company: .existing(company.id))
            let hidden = try await world.acme.repository.createPerson("Hidden", "One", company: .existing(company.id))
            try await world.acme.acting(as: nil).createPerson("Nobody's", "One", company: .existing(company.id))
            try expectEqual(seen.createdBy, jane.id)
            try expectEqual(try await hers.person(seen.id), seen)
            try expectEqual(try await hers.person(hidden.id), nil, "another's person")
            try expectEqual(try await hers.person(jane.id), nil, "her own record, which another created")
            try expectEqual(try await hers.people([seen.id, hidden.id, jane.id]), [seen.id: seen], "people by ids")
            let queries = [
                PersonQuery(), PersonQuery(search: try SearchTerms("one")), PersonQuery(search: try SearchTerms("e")),
                PersonQuery(search: try SearchTerms("on")), PersonQuery(companyID: company.id),
                PersonQuery(search: try SearchTerms("one"), companyID: company.id),
            ]
            for query in queries {
                let page = try await hers.people(matching: query, page: .first)
                try expectEqual(page.items, [seen], "the people that match \(query)")
                try expectEqual(page.total, 1, "the total of \(query)")
                try expect(!page.hasMore, "nobody follows")
            }
            try expectEqual(try await hers.find("hidden"), [], "a search for another's person")
            try expectEqual(try await world.acme.repository.everybody().count, 5, "the people whom the owner sees")
        },
        StorageConformanceCase(.visibility, "A restricted scope can't change the people of others") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let hidden = try await world.acme.repository.createPerson("Hidden", email: "hidden@acme.com")
            let note = try await world.acme.repository.addNote("Secret", about: .person(hidden.id))
            let schema = try await hers.peopleSchema()
            let text = try NoteContent("Hers")
            let rename = try PersonPatch(firstName: .set(FirstName("X")))
            let changes: [Change] = [
                .updatePerson(hidden.id, PersonPatch(), schema: schema),
                .updatePerson(hidden.id, rename, schema: schema),
                .deletePerson(hidden.id), .makeUser(hidden.id, isRestrictedToOwnRecords: false),
                .createNote(text, about: .person(hidden.id)), .updateNote(note.id, about: .person(hidden.id), text),
                .deleteNote(note.id, about: .person(hidden.id)),
            ]
            for change in changes {
                try await expectFailure(.notFound(.person(hidden.id)), "\(change)") { try await hers.commit(change) }
            }
            try await expectFailure(.notFound(.person(hidden.id)), "reading notes") {
                try await hers.notes(about: .person(hidden.id), page: .first)
            }
            try expectEqual(try await world.acme.repository.presentPerson(hidden.id), hidden)
            try expectEqual(try await world.acme.repository.everyNote(about: .person(hidden.id)), [note])
        },
        StorageConformanceCase(.visibility, "A restricted scope can do with its own people what others can") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let person = try await hers.createPerson("Hers", company: .named(CompanyName("Hooli")))
            let renamed = try await hers.renamePerson(person.id, to: "Renamed")
            try expectEqual(renamed.createdBy, jane.id)
            let note = try await hers.addNote("Hello", about: .person(person.id))
            try expectEqual(try await hers.everyNote(about: .person(person.id)), [note])
            try await hers.createKey("Hers", for: jane.id, isRestricted: true)
            try expectEqual(try await hers.everyCompany().map(\.name.string), ["Hooli"], "companies are for everybody")
            let byOwner = try await world.acme.repository.renamePerson(person.id, to: "Changed by another")
            try expectEqual(try await hers.person(person.id), byOwner, "who changed it does not matter")
            try await hers.deletePerson(person.id)
            try expectEqual(try await world.acme.repository.person(person.id), nil)
        },
        StorageConformanceCase(.visibility, "What is unique is unique also among people who are not seen") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            try await world.acme.repository.createPerson("Hidden", email: "hidden@acme.com")
            try await expectFailure(.conflict(.emailTaken), "creating") {
                try await hers.createPerson("Hers", email: "HIDDEN@acme.com")
            }
            let person = try await hers.createPerson("Hers", email: "hers@acme.com")
            try await expectFailure(.conflict(.emailTaken), "updating") {
                try await hers.updatePerson(person.id, PersonPatch(email: .set(EmailAddress("hidden@acme.com"))))
            }
        },
        StorageConformanceCase(.visibility, "A mention shows only people whom the reader sees") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let seen = try await hers.createPerson("Seen")
            let hidden = try await world.acme.repository.createPerson("Hidden")
            let company = try await world.acme.repository.createCompany("Hooli")
            let text = "[@H](person:\(hidden.id)) [@S](person:\(seen.id)) [@C](company:\(company.id))"
            let written = try await hers.addNote(text, about: .person(seen.id))
            try expectEqual(written.mentionedPeople.map(\.id), [seen.id], "as she wrote it")
            let note = try await world.acme.repository.addNote(text, about: .company(company.id))
            try expectEqual(note.mentionedPeople.map(\.id), [hidden.id, seen.id], "as the owner wrote it")
            let read = try await hers.everyNote(about: .company(company.id))
            try expectEqual(read.first?.mentionedPeople.map(\.id), [seen.id], "as she reads it")
            try expectEqual(read.first?.mentionedCompanies.map(\.id), [company.id])
            let full = try await world.acme.repository.everyNote(about: .person(seen.id))
            try expectEqual(full.first?.mentionedPeople.map(\.id), [hidden.id, seen.id], "as the owner reads it")
        },
        StorageConformanceCase(.visibility, "What goes with a company or a field goes for all people") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let company = try await world.acme.repository.createCompany("Hooli")
            let field = try await world.acme.repository.defineField("Score")
            let hidden = try await world.acme.repository.createPerson(
                "Hidden", company: .existing(company.id), customFields: ["cf_score": .number(1)])
            try await expectFailure(.conflict(.customFieldInUse(records: 1)), "deleting a field of others") {
                try await hers.commit(.deleteCustomField(field.id, of: .people, force: false))
            }
            _ = try await hers.commit(.deleteCustomField(field.id, of: .people, force: true))
                .customField(.deleted, recordsTouched: 1)
            try await hers.deleteCompany(company.id)
            let left = try await world.acme.repository.presentPerson(hidden.id)
            try expect(left.company == nil && left.customFields.isEmpty, "the company and the value are gone")
        },
        StorageConformanceCase(.visibility, "Two restricted users see two different lists, each with its total") {
            world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let joe = try await repository.createUser("Joe", email: "joe@acme.com", isRestricted: true)
            for index in 0..<12 {
                let creator = index % 3 == 0 ? jane : joe
                try await world.acme.restricted(to: creator.id).createPerson("Kim", "Nr \(index)")
            }
            for (user, count) in [(jane, 4), (joe, 8)] {
                let theirs = world.acme.restricted(to: user.id)
                for query in [
                    PersonQuery(), PersonQuery(search: try SearchTerms("kim")),
                    PersonQuery(search: try SearchTerms("k")),
                ] {
                    let page = try await theirs.people(matching: query, page: PageRequest(limit: 3, offset: 1))
                    try expectEqual(page.total, count, "the total")
                    try expectEqual(page.items.count, 3, "the length of the page")
                    let everybody = try await theirs.everybody(matching: query, pageLimit: 3)
                    try expect(everybody.allSatisfy { $0.createdBy == user.id }, "all are of one creator")
                }
            }
        },
    ]
}
