import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let erasure: [StorageConformanceCase] = [
        StorageConformanceCase(.trash, "Who is erased leaves nothing, whether from the trash or not") { world in
            let repository = world.acme.repository
            for isInTrash in [false, true] {
                let john = try await repository.createPerson("Unique", "Name", email: "unique@acme.com")
                try await repository.addNote("About", about: .person(john.id))
                if isInTrash { try await repository.deletePerson(john.id) }
                try expectEqual(try await repository.erasePerson(john.id), john, "the outcome")
                try expectEqual(try await repository.person(john.id), nil, "the person")
                try expectEqual(try await repository.deletedPerson(john.id), nil, "in the trash")
                try expectEqual(try await repository.everyDeletedPerson(), [], "the trash")
                try expectEqual(try await repository.find("unique"), [], "the search")
                try expectEqual(try await repository.everybody().count, 1, "the people")
                for call in [NoteSubject.person(john.id)] {
                    try await expectFailure(call.missing, "the history") {
                        try await repository.history(of: call, page: .first)
                    }
                    try await expectFailure(call.missing, "the notes") {
                        try await repository.notes(about: call, page: .first)
                    }
                }
                try await expectFailure(.notFound(.person(john.id)), "erasing again") {
                    try await repository.erasePerson(john.id)
                }
                try await expectFailure(.notFound(.person(john.id)), "restoring") {
                    try await repository.restorePerson(john.id)
                }
                let twin = try await repository.createPerson("Twin", email: "unique@acme.com")
                try expectEqual(try await repository.story(of: .person(twin.id)), ["created"], "who comes later")
                try await repository.erasePerson(twin.id)
            }
        },
        StorageConformanceCase(.trash, "An erased company leaves nothing, and no one linked with it") { world in
            let repository = world.acme.repository
            for isInTrash in [false, true] {
                let acme = try await repository.createCompany("Unique")
                let john = try await repository.createPerson("John", company: .existing(acme.id))
                try await repository.addNote("About", about: .company(acme.id))
                if isInTrash { try await repository.deleteCompany(acme.id) }
                try expectEqual(try await repository.eraseCompany(acme.id), acme, "the outcome")
                try expectEqual(try await repository.company(acme.id), nil, "the company")
                try expectEqual(try await repository.everyCompany(), [], "the companies")
                try expectEqual(try await repository.everyDeletedCompany(), [], "the trash")
                try expectEqual(try await repository.findCompanies("unique"), [], "the search")
                try expectEqual(try await repository.presentPerson(john.id).company, nil, "who was of it")
                try expectEqual(
                    try await repository.story(of: .person(john.id)), ["created", "updated, company Unique > null"])
                try await expectFailure(.notFound(.company(acme.id)), "the history") {
                    try await repository.history(of: .company(acme.id), page: .first)
                }
                try await expectFailure(.notFound(.company(acme.id)), "restoring") {
                    try await repository.restoreCompany(acme.id)
                }
            }
        },
        StorageConformanceCase(.trash, "An erased name goes from the mentions in all notes, and all else stays") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let bob = try await repository.createPerson("Bob")
            let acme = try await repository.createCompany("Acme")
            let mention = "[@John Doe](person:\(john.id))"
            let text = "a] (b) \(mention), [@Jane](person:\(jane.id)) and \(mention)é[@J](company:\(acme.id)) John"
            let note = try await repository.addNote(text, about: .person(jane.id))
            let other = try await repository.addNote("[@Jane](person:\(jane.id))", about: .person(jane.id))
            try await repository.addNote("In the trash: \(mention)", about: .person(bob.id))
            try await repository.deletePerson(bob.id)
            let theirs = try await world.globex.repository.addNote(mention, about: .person(world.globex.owner.id))
            world.clock.advance(by: .seconds(1))
            try await repository.erasePerson(john.id)
            let notes = try await repository.everyNote(about: .person(jane.id))
            try expectEqual(notes.first, other, "a note that does not mention it")
            let changed = try expectPresent(notes.last)
            try expectSameBytes(
                changed.content.string,
                "a] (b) [@erased], [@Jane](person:\(jane.id)) and [@erased]é[@J](company:\(acme.id)) John")
            try expectEqual(changed.revision, note.revision.next, "the revision of the note")
            try expectEqual(changed.updatedAt, world.clock.now, "the time of the note")
            try expectEqual(changed.mentionedPeople.map(\.id), [jane.id], "the people who are mentioned")
            try expectEqual(changed.mentionedCompanies.map(\.id), [acme.id], "the companies that are mentioned")
            try await repository.restorePerson(bob.id)
            let back = try await repository.everyNote(about: .person(bob.id)).first
            try expectSameBytes(back?.content.string, "In the trash: [@erased]")
            let untouched = try await world.globex.repository.everyNote(about: .person(world.globex.owner.id))
            try expectEqual(untouched, [theirs], "a note of another organization")
            try await repository.eraseCompany(acme.id)
            let last = try await repository.everyNote(about: .person(jane.id)).last
            try expectSameBytes(
                last?.content.string, "a] (b) [@erased], [@Jane](person:\(jane.id)) and [@erased]é[@erased] John")
        },
        StorageConformanceCase(.trash, "A name is erased from more notes than are held in memory at once") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let content = try NoteContent("[@J](person:\(john.id))")
            let changes = (0..<250).map { _ in Change.createNote(content, about: .person(jane.id)) }
            _ = try await repository.commit(ChangeSet(changes))
            try await repository.erasePerson(john.id)
            let notes = try await repository.everyNote(about: .person(jane.id))
            try expectEqual(notes.count, 250, "the notes")
            try expect(notes.allSatisfy { $0.content.string == "[@erased]" }, "the name is gone")
        },
        StorageConformanceCase(.trash, "A user can't be erased") { world in
            let repository = world.acme.repository
            try await expectFailure(.conflict(.activeUserAccount), "erasing") {
                try await repository.erasePerson(world.acme.owner.id)
            }
            try expectEqual(try await repository.everybody().count, 1, "the people")
        },
        StorageConformanceCase(.trash, "Deletions, restorations and erasures can stand in one set") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let jane = try await repository.createPerson("Jane")
            let acme = try await repository.createCompany("Acme")
            let people = try await repository.peopleSchema()
            let companies = try await repository.customFieldSchema(for: .companies).revision
            let set = ChangeSet(
                [
                    .createNote(try NoteContent("[@Jane](person:\(jane.id))"), about: .person(john.id)),
                    .deletePerson(john.id), .restorePerson(john.id, dropping: [], schema: people),
                    .deleteCompany(acme.id), .restoreCompany(acme.id, dropping: [], schema: companies),
                    .erasePerson(jane.id), .restorePerson(jane.id, dropping: [], schema: people),
                ], atomicity: .each)
            let outcomes = try await repository.commit(set)
            try expectEqual(outcomes.last, .failed(.notFound(.person(jane.id))), "restoring who was erased")
            try expectEqual(
                try await repository.story(of: .person(john.id)), ["created", "deleted", "restored"], "John")
            try expectEqual(try await repository.story(of: .company(acme.id)), ["created", "deleted", "restored"])
            let notes = try await repository.everyNote(about: .person(john.id))
            try expectEqual(notes.map(\.content.string), ["[@erased]"], "the note")
            try await expectFailure(.notFound(.person(jane.id)), "a set that fails") {
                try await repository.commit(ChangeSet([.deletePerson(john.id), .erasePerson(jane.id)]))
            }
            try expectEqual(try await repository.everyDeletedPerson(), [], "the trash")
            try expectEqual(try await repository.everybody().count, 2, "the people")
        },
    ]
}
