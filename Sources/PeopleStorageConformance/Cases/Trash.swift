import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let trash: [StorageConformanceCase] = [
        StorageConformanceCase(.trash, "A deleted person is in the trash as it was, and comes back whole") { world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli", website: "https://hooli.com", industry: "Ads")
            var draft = try PersonDraft.sample(
                "José", "Doe", email: "Jose@acme.com", company: .existing(hooli.id),
                customFields: ["cf_a": .text("é\"\\"), "cf_b": .number(0.1), "cf_c": .list(["x"])])
            draft.phoneNumber = try PhoneNumber("+1")
            draft.address = try PostalAddress("1 Canyon\n2")
            draft.latitude = try Latitude(37.7749)
            draft.longitude = try Longitude(-122.4194)
            draft.isConnector = true
            let jose = try await repository.createPerson(draft)
            world.clock.advance(by: .seconds(1))
            try expectEqual(try await repository.deletePerson(jose.id), jose, "the outcome of the deletion")
            let author = ChangeAuthor(userID: world.acme.owner.id, keyID: nil)
            let deleted = Deleted(jose, deletedAt: world.clock.now, author: author)
            try expectEqual(try await repository.deletedPerson(jose.id), deleted, "in the trash")
            try expectEqual(try await repository.everyDeletedPerson(), [deleted], "the trash")
            try expectEqual(try await repository.person(jose.id), nil, "the person")
            try expectEqual(try await repository.find("jose"), [], "the search")
            world.clock.advance(by: .seconds(1))
            var expected = jose
            expected.revision = Revision(3)
            expected.updatedAt = world.clock.now
            try expectEqual(try await repository.restorePerson(jose.id), expected, "the outcome of the restoration")
            try expectEqual(try await repository.presentPerson(jose.id), expected, "restored")
            try expectEqual(try await repository.find("jose"), ["José Doe"], "the search")
            try expectEqual(
                try await repository.everybody(matching: PersonQuery(companyID: hooli.id)), [expected], "its company's")
            try expectEqual(try await repository.everyDeletedPerson(), [], "the trash afterwards")
            try expectEqual(try await repository.deletedPerson(jose.id), nil)
            try expectEqual(try await repository.story(of: .person(jose.id)), ["created", "deleted", "restored"])
        },
        StorageConformanceCase(.trash, "What is restored stands where it stood, however much came later") { world in
            let repository = world.acme.repository
            var people: [Person.ID] = []
            var companies: [Company.ID] = []
            for index in 1...6 {
                people.append(try await repository.createPerson("P \(index)").id)
                companies.append(try await repository.createCompany("C \(index)").id)
            }
            // The newest among them, whose place would be the next one.
            for index in [5, 1, 4] {
                try await repository.deletePerson(people[index])
                try await repository.deleteCompany(companies[index])
            }
            for index in 7...8 {
                people.append(try await repository.createPerson("P \(index)").id)
                companies.append(try await repository.createCompany("C \(index)").id)
            }
            for index in [4, 5, 1] {
                try await repository.restorePerson(people[index])
                try await repository.restoreCompany(companies[index])
            }
            let found = try await repository.everybody().map(\.id)
            try expectEqual(found, people.reversed() + [world.acme.owner.id], "the people")
            try expectEqual(try await repository.everyCompany().map(\.id), companies.reversed(), "the companies")
            let search = PersonQuery(search: try SearchTerms("P"))
            try expectEqual(try await repository.everybody(matching: search).map(\.id), people.reversed(), "a search")
        },
        StorageConformanceCase(.trash, "Notes come back with their record, and their mentions with them") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let acme = try await repository.createCompany("Acme")
            for subject in [NoteSubject.person(john.id), .company(acme.id)] {
                for text in [
                    "First [@Jane](person:\(jane.id))", "Second [@A](company:\(acme.id)) [@J](person:\(jane.id))",
                ] {
                    try await repository.addNote(text, about: subject)
                }
                let last = try await repository.addNote("Third", about: .person(jane.id))
                let before = try await repository.everyNote(about: subject)
                switch subject {
                case .person(let id): try await repository.deletePerson(id)
                case .company(let id): try await repository.deleteCompany(id)
                }
                // Behind what is in the trash, and not in its place.
                let later = try await repository.addNote("Fourth", about: .person(jane.id))
                try await expectFailure(subject.missing, "reading the notes") {
                    try await repository.notes(about: subject, page: .first)
                }
                switch subject {
                case .person(let id): try await repository.restorePerson(id)
                case .company(let id): try await repository.restoreCompany(id)
                }
                try expectEqual(try await repository.everyNote(about: subject), before, "the notes")
                try expectEqual(
                    try await repository.everyNote(about: .person(jane.id)).prefix(2), [later, last], "other notes")
                let added = try await repository.addNote("Fifth", about: subject)
                try expectEqual(try await repository.everyNote(about: subject), [added] + before, "one more")
            }
        },
        StorageConformanceCase(.trash, "A mention of what is in the trash is plain text, and resolves again") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let acme = try await repository.createCompany("Acme")
            let text = "[@John](person:\(john.id)) [@Acme](company:\(acme.id))"
            let note = try await repository.addNote(text, about: .person(jane.id))
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(acme.id)
            let plain = try expectPresent(try await repository.everyNote(about: .person(jane.id)).first)
            try expect(plain.mentionedPeople.isEmpty && plain.mentionedCompanies.isEmpty, "nobody is mentioned")
            try expectSameBytes(plain.content.string, text)
            try expectEqual(plain.revision, .first, "the revision")
            try await repository.restorePerson(john.id)
            try await repository.restoreCompany(acme.id)
            try expectEqual(try await repository.everyNote(about: .person(jane.id)), [note], "the mentions")
        },
        StorageConformanceCase(.trash, "A restored company has its people again, but for those who have another") {
            world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let hooli = try await repository.createCompany("Hooli")
            var people: [Person] = []
            for name in ["Stays", "Moves", "Goes", "Never"] {
                people.append(
                    try await repository.createPerson(name, company: name == "Never" ? .none : .existing(acme.id)))
            }
            try await repository.deleteCompany(acme.id)
            try await repository.updatePerson(people[1].id, PersonPatch(company: .set(.existing(hooli.id))))
            try await repository.deletePerson(people[2].id)
            world.clock.advance(by: .seconds(1))
            let restored = try await repository.restoreCompany(acme.id)
            try expectEqual(restored.revision, Revision(3), "the revision of the company")
            let linked = try await repository.presentPerson(people[0].id)
            try expectEqual(linked.company?.id, acme.id, "who has no other company")
            try expectEqual(linked.revision, Revision(3), "unlinked and linked")
            try expectEqual(linked.updatedAt, world.clock.now, "the time")
            try expectEqual(
                try await repository.story(of: .person(linked.id)),
                ["created", "updated, company Acme > null", "updated, company null > Acme"])
            try expectEqual(try await repository.presentPerson(people[1].id).company?.id, hooli.id, "who moved")
            try expectEqual(try await repository.presentPerson(people[3].id).company, nil, "who never was of it")
            try expectEqual(try await repository.everybody(matching: PersonQuery(companyID: acme.id)), [linked])
            try expectEqual(try await repository.restorePerson(people[2].id).company, nil, "who was in the trash")
            try expectEqual(try await repository.everyDeletedCompany(), [], "the trash")
        },
        StorageConformanceCase(.trash, "The trash lists what was deleted last first, in pages") { world in
            let repository = world.acme.repository
            var people: [Person.ID] = []
            var companies: [Company.ID] = []
            for index in 1...5 {
                people.append(try await repository.createPerson("P \(index)").id)
                companies.append(try await repository.createCompany("C \(index)").id)
            }
            for index in [2, 0, 4] {
                world.clock.advance(by: .seconds(1))
                try await repository.deletePerson(people[index])
                try await repository.deleteCompany(companies[index])
            }
            world.clock.advance(by: .seconds(1))
            // At one moment: the newest comes first.
            _ = try await repository.commit(ChangeSet([.deletePerson(people[3]), .deletePerson(people[1])]))
            _ = try await repository.commit(ChangeSet([.deleteCompany(companies[3]), .deleteCompany(companies[1])]))
            let order = [3, 1, 4, 0, 2]
            try expectEqual(
                try await repository.everyDeletedPerson().map(\.record.id), order.map { people[$0] }, "the people")
            try expectEqual(
                try await repository.everyDeletedCompany().map(\.record.id), order.map { companies[$0] },
                "the companies")
            let page = try await repository.deletedPeople(page: PageRequest(limit: 2, offset: 3))
            try expectEqual(page.items.map(\.record.id), [people[0], people[2]], "the end")
            try expect(page.total == 5 && !page.hasMore, "the total")
        },
        StorageConformanceCase(.trash, "What is in the trash can't be changed, and has no notes written about it") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            try await repository.deletePerson(john.id)
            let schema = try await repository.peopleSchema()
            let changes: [Change] = [
                .updatePerson(john.id, PersonPatch(), schema: schema), .deletePerson(john.id),
                .makeUser(john.id, isRestrictedToOwnRecords: false),
                .createNote(try NoteContent("Hi"), about: .person(john.id)),
            ]
            for change in changes {
                try await expectFailure(.notFound(.person(john.id)), "\(change)") {
                    try await repository.commit(change)
                }
            }
            let there = try await repository.createPerson("Jane")
            try await expectFailure(.notFound(.person(there.id)), "restoring who is not in the trash") {
                try await repository.restorePerson(there.id)
            }
            let acme = try await repository.createCompany("Acme")
            try await expectFailure(.notFound(.company(acme.id)), "restoring a company that is there") {
                try await repository.restoreCompany(acme.id)
            }
        },
        StorageConformanceCase(.trash, "Notes that are written with the deletion of their record come back too") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let old = try await repository.addNote("Old", about: .person(john.id))
            let gone = try await repository.addNote("Gone", about: .person(john.id))
            let outcomes = try await repository.commit(
                ChangeSet([
                    .updateNote(old.id, about: .person(john.id), try NoteContent("New [@J](person:\(john.id))")),
                    .deleteNote(gone.id, about: .person(john.id)),
                    .createNote(try NoteContent("Added"), about: .person(john.id)), .deletePerson(john.id),
                ]))
            let expected = [try outcomes[2].note(.created), try outcomes[0].note(.updated)]
            try await repository.restorePerson(john.id)
            try expectEqual(try await repository.everyNote(about: .person(john.id)), expected)
        },
    ]
}

extension NoteSubject {
    var missing: StorageError {
        switch self {
        case .person(let id): .notFound(.person(id))
        case .company(let id): .notFound(.company(id))
        }
    }
}
