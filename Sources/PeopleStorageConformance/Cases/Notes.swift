import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let notes: [StorageConformanceCase] = [
        StorageConformanceCase(.notes, "A note is kept as it was written, about a person or a company") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let company = try await repository.createCompany("Acme")
            for subject in [NoteSubject.person(john.id), .company(company.id)] {
                let note = try await repository.addNote("  # Title\n\nCalled *today*. \n", about: subject)
                try expectEqual(note.subject, subject)
                try expectSameBytes(note.content.string, "  # Title\n\nCalled *today*. \n")
                try expectEqual(note.createdBy, world.acme.owner.id)
                try expectEqual(note.createdAt, world.clock.now)
                try expectEqual(note.updatedAt, note.createdAt)
                try expectEqual(note.revision, .first)
                try expect(note.mentionedPeople.isEmpty && note.mentionedCompanies.isEmpty, "nobody is mentioned")
                try expectEqual(try await repository.everyNote(about: subject), [note])
            }
            let nobodys = try await world.acme.acting(as: nil).addNote("Hi", about: .person(john.id))
            try expectEqual(nobodys.createdBy, nil)
            try expectEqual(try await repository.presentPerson(john.id), john, "the person that notes are about")
        },
        StorageConformanceCase(.notes, "Notes are listed newest first, in pages, each record's own") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            var notes: [Note] = []
            for index in 1...5 {
                notes.append(try await repository.addNote("\(index)", about: .person(john.id)))
                try await repository.addNote("Another", about: .person(jane.id))
            }
            let page = try await repository.notes(about: .person(john.id), page: PageRequest(limit: 2, offset: 1))
            try expectEqual(page.items, [notes[3], notes[2]], "the page")
            try expectEqual(page.total, 5)
            try expect(page.hasMore, "more notes follow")
            try expectEqual(try await repository.everyNote(about: .person(john.id)), notes.reversed())
            let past = try await repository.notes(about: .person(john.id), page: PageRequest(limit: 2, offset: 9))
            try expect(past.items.isEmpty && past.total == 5 && !past.hasMore, "nothing is past the end")
        },
        StorageConformanceCase(.notes, "A note can be rewritten and deleted, at its own record only") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let note = try await repository.addNote("First", about: .person(john.id))
            world.clock.advance(by: .seconds(3))
            let same = try await repository.commit(
                .updateNote(note.id, about: .person(john.id), NoteContent("First"))
            ).note(.unchanged)
            try expectEqual(same, note, "a note written the same again")
            let second = try await repository.commit(
                .updateNote(note.id, about: .person(john.id), NoteContent("Second"))
            ).note(.updated)
            try expectEqual(second.content.string, "Second")
            try expectEqual(second.revision, Revision(2))
            try expectEqual(second.updatedAt, world.clock.now)
            try expectEqual(second.createdAt, note.createdAt)
            try expectEqual(try await repository.everyNote(about: .person(john.id)), [second])
            let elsewhere: [Change] = [
                .updateNote(note.id, about: .person(jane.id), try NoteContent("Third")),
                .deleteNote(note.id, about: .person(jane.id)),
            ]
            for change in elsewhere {
                try await expectFailure(.notFound(.note(note.id))) { try await repository.commit(change) }
            }
            let deleted = try await repository.commit(.deleteNote(note.id, about: .person(john.id))).note(.deleted)
            try expectEqual(deleted, second, "the deleted note")
            try expectEqual(try await repository.everyNote(about: .person(john.id)), [])
            try await expectFailure(.notFound(.note(note.id)), "deleting again") {
                try await repository.commit(.deleteNote(note.id, about: .person(john.id)))
            }
        },
        StorageConformanceCase(.notes, "Notes go with the record that they are about") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let company = try await repository.createCompany("Acme")
            let subjects = [NoteSubject.person(john.id), .company(company.id)]
            var notes: [Note] = []
            for subject in subjects { notes.append(try await repository.addNote("Hello", about: subject)) }
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(company.id)
            for (note, failure) in zip(notes, [RecordReference.person(john.id), .company(company.id)]) {
                try await expectFailure(.notFound(failure), "reading the notes") {
                    try await repository.notes(about: note.subject, page: .first)
                }
                try await expectFailure(.notFound(failure), "deleting a note") {
                    try await repository.commit(.deleteNote(note.id, about: note.subject))
                }
            }
        },
        StorageConformanceCase(.notes, "Mentioned records are shown once each, in order, by their present names") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", "Doe")
            let jane = try await repository.createPerson("Jane")
            let acme = try await repository.createCompany("Acme")
            let globex = try await repository.createCompany("Globex")
            let text = """
                [@Jane](person:\(jane.id)) met [@J](person:\(john.id)), of [@G](company:\(globex.id)) and \
                [@A](company:\(acme.id)). [@Jane again](person:\(jane.id.description.uppercased())) \
                [@G](company:\(globex.id)) [@?](person:\(Person.ID(high: 1, low: 1))) [@?](person:\(acme.id)) \
                [no](person:\(world.acme.owner.id))
                """
            let note = try await repository.addNote(text, about: .company(acme.id))
            try expectEqual(note.mentionedPeople.map(\.id), [jane.id, john.id], "the people")
            try expectEqual(note.mentionedPeople.map(\.firstName.string), ["Jane", "John"])
            try expectEqual(note.mentionedPeople.map(\.lastName?.string), [nil, "Doe"])
            try expectEqual(note.mentionedCompanies.map(\.name.string), ["Globex", "Acme"], "the companies")
            let renamed = try PersonPatch(firstName: .set(FirstName("Johnny")), lastName: .set(nil))
            try await repository.updatePerson(john.id, renamed)
            try await repository.renameCompany(globex.id, to: "Hooli")
            let read = try await repository.everyNote(about: .company(acme.id))
            try expectEqual(read.first?.mentionedPeople.map(\.firstName.string), ["Jane", "Johnny"], "present names")
            try expectEqual(read.first?.mentionedPeople.last?.lastName, nil)
            try expectEqual(read.first?.mentionedCompanies.map(\.name.string), ["Hooli", "Acme"], "present names")
            try expectEqual(read.first?.revision, .first, "the revision of a note whose mentions changed their names")
            try expectSameBytes(read.first?.content.string, text)
            try await repository.deletePerson(jane.id)
            try await repository.deleteCompany(globex.id)
            let left = try await repository.everyNote(about: .company(acme.id))
            try expectEqual(left.first?.mentionedPeople.map(\.id), [john.id], "the people who are left")
            try expectEqual(left.first?.mentionedCompanies.map(\.id), [acme.id], "the companies that are left")
        },
        StorageConformanceCase(.notes, "A rewritten note mentions whom its new text mentions") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let note = try await repository.addNote("[@J](person:\(john.id))", about: .person(john.id))
            let updated = try await repository.commit(
                .updateNote(note.id, about: note.subject, NoteContent("[@J](person:\(jane.id))"))
            ).note(.updated)
            try expectEqual(updated.mentionedPeople.map(\.id), [jane.id])
            try expectEqual(try await repository.everyNote(about: note.subject), [updated])
            let deleted = try await repository.commit(.deleteNote(note.id, about: note.subject)).note(.deleted)
            try expectEqual(deleted, updated, "the deleted note")
        },
        StorageConformanceCase(.notes, "A note of 100,000 characters with 1,000 mentions is kept whole") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let schema = try await repository.peopleSchema()
            let changes = try (0..<999).map { index in Change.createPerson(try .sample("P\(index)"), schema: schema) }
            let ids = try await repository.commit(ChangeSet(changes)).map { outcome in
                try outcome.person(.created).id
            }
            try expectEqual(ids.count, 999)
            let mentions = ids.map { "[@P](person:\($0))" }.joined()
            let text = mentions + String(repeating: "é", count: NoteContent.maximumLength - mentions.count)
            let note = try await repository.addNote(text, about: .person(john.id))
            try expectSameBytes(note.content.string, text)
            try expectEqual(note.mentionedPeople.map(\.id), ids, "the mentioned people")
            let read = try await repository.everyNote(about: .person(john.id))
            try expectSameBytes(read.first?.content.string, text)
            try expectEqual(read, [note])
        },
    ]
}
