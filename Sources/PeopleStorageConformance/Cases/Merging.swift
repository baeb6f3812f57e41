import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let merging: [StorageConformanceCase] = [
        StorageConformanceCase(.merging, "Who is merged is gone, and what it had is the other's who lacked it") {
            world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli")
            try await repository.defineField("Team")
            try await repository.defineField("Code")
            let ann = try await repository.createPerson(
                "Ann", email: "ann@x.example", customFields: ["cf_team": .text("red")])
            var draft = try PersonDraft.sample(
                "Anna", "Bee", email: "anna@x.example", company: .existing(hooli.id),
                customFields: ["cf_team": .text("blue"), "cf_code": .text("7")])
            draft.phoneNumber = try PhoneNumber("+15551234567")
            draft.isConnector = true
            let anna = try await repository.createPerson(draft)
            world.clock.advance(by: .seconds(1))
            let merged = try await repository.merge(anna.id, into: ann.id)
            try expectEqual(merged.fullName, "Ann Bee")
            try expectEqual(merged.email, ann.email)
            try expectEqual(merged.phoneNumber, draft.phoneNumber)
            try expectEqual(merged.company?.id, hooli.id)
            try expect(merged.isConnector, "roles are those of both")
            try expectEqual(merged.customFields, .sample(["cf_team": .text("red"), "cf_code": .text("7")]))
            try expectEqual(merged.revision, ann.revision.next)
            try expectEqual(merged.updatedAt, world.clock.now)
            try expectEqual(try await repository.presentPerson(ann.id), merged, "who is read")
            try expect(try await repository.person(anna.id) == nil, "the other is gone")
            try expectEqual(try await repository.everybody().count, 2, "with the owner")
            try expectEqual(try await repository.find("anna"), [])
            try expectEqual(try await repository.everybody(matching: PersonQuery(companyID: hooli.id)), [merged])
            try await repository.createPerson("New", email: "ANNA@x.example")
            try expectEqual(try await repository.deletedPeople(page: .first).total, 0, "it is not in the trash")
        },
        StorageConformanceCase(.merging, "The values of whoever is preferred stay") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann", "Bee", email: "ann@x.example")
            let anna = try await repository.createPerson("Anna", email: "anna@x.example")
            let merged = try await repository.merge(anna.id, into: ann.id, preferring: .other)
            try expectEqual(merged.fullName, "Anna Bee")
            try expectEqual(merged.email, anna.email)
            try expectEqual(merged.createdAt, ann.createdAt)
            try expectEqual(try await repository.find("anna"), ["Anna Bee"])
            try await repository.createPerson("New", email: "ann@x.example")
            try await expectFailure(.conflict(.emailTaken)) {
                try await repository.createPerson("New", email: "anna@x.example")
            }
        },
        StorageConformanceCase(.merging, "An id that was merged leads to who is there now, over all merges") { world in
            let repository = world.acme.repository
            var people: [Person] = []
            for number in 0..<4 { people.append(try await repository.createPerson("P\(number)")) }
            let ids = people.map(\.id)
            func expectSurvivors(_ expected: [Person.ID?], _ subject: String) async throws {
                var survivors: [Person.ID?] = []
                for id in ids { survivors.append(try await repository.survivor(of: id)) }
                try expectEqual(survivors, expected, subject)
            }
            try await expectSurvivors([nil, nil, nil, nil], "before")
            try await repository.merge(ids[0], into: ids[1])
            try await repository.merge(ids[1], into: ids[2])
            try await repository.merge(ids[2], into: ids[3])
            try await expectSurvivors([ids[3], ids[3], ids[3], nil], "after three merges")
            try await repository.unmerge(from: ids[3])
            try await expectSurvivors([ids[2], ids[2], nil, nil], "without the last")
            try await repository.deletePerson(ids[2])
            try await expectSurvivors([nil, nil, nil, nil], "while the survivor is in the trash")
            let schema = try await repository.peopleSchema()
            _ = try await repository.commit(.restorePerson(ids[2], dropping: [], schema: schema))
            try await expectSurvivors([ids[2], ids[2], nil, nil], "when it is back")
            _ = try await repository.commit(.erasePerson(ids[2]))
            try await expectSurvivors([nil, nil, nil, nil], "when it is erased")
        },
        StorageConformanceCase(.merging, "Notes move, and mentions show who is there now, once") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let bob = try await repository.createPerson("Bob")
            let first = try await repository.addNote("1", about: .person(anna.id))
            let second = try await repository.addNote("2", about: .person(ann.id))
            let third = try await repository.addNote(
                "[@A](person:\(anna.id)) [@B](person:\(bob.id)) [@A](person:\(ann.id))", about: .person(anna.id))
            try await repository.merge(anna.id, into: ann.id)
            let notes = try await repository.everyNote(about: .person(ann.id))
            try expectEqual(notes.map(\.id), [third.id, second.id, first.id], "newest first")
            try expectEqual(notes.map(\.createdAt), [third, second, first].map(\.createdAt))
            try expectEqual(notes.map(\.subject), Array(repeating: .person(ann.id), count: 3))
            try expectEqual(notes.first?.content, third.content, "the text is as it was sent")
            try expectEqual(notes.first?.mentionedPeople.map(\.id), [ann.id, bob.id], "who is mentioned")
            try expectEqual(notes.first?.mentionedPeople.first?.firstName, ann.firstName)
            let later = try await repository.addNote("[@A](person:\(anna.id))", about: .person(bob.id))
            try expectEqual(later.mentionedPeople.map(\.id), [ann.id], "with an id that was merged before")
            let changed = try await repository.commit(
                .updateNote(later.id, about: .person(bob.id), NoteContent("[@A](person:\(anna.id))!"))
            ).note(.updated)
            try expectEqual(changed.mentionedPeople.map(\.id), [ann.id], "in a change")
            try await expectFailure(.notFound(.person(anna.id))) {
                try await repository.notes(about: .person(anna.id), page: .first)
            }
        },
        StorageConformanceCase(.merging, "A user is not merged into another, and keeps its email") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann", email: "ann@x.example")
            let user = try await repository.createUser("User", email: "user@x.example")
            try await expectFailure(.conflict(.activeUserAccount)) { try await repository.merge(user.id, into: ann.id) }
            let merged = try await repository.merge(ann.id, into: user.id, preferring: .other)
            try expectEqual(merged.email, user.email)
            try expectEqual(merged.firstName, ann.firstName)
            try expect(merged.isFullUser, "it is a user still")
        },
        StorageConformanceCase(.merging, "Nobody is merged who is not there, or not seen") { world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let hidden = try await repository.createPerson("Hidden")
            let mine = try await hers.createPerson("Mine")
            let foreign = try await world.globex.repository.createPerson("Foreign")
            for id in [Person.ID(high: 1, low: 1), foreign.id] {
                try await expectFailure(.notFound(.person(id))) { try await repository.merge(id, into: mine.id) }
                try await expectFailure(.notFound(.person(id))) { try await repository.merge(mine.id, into: id) }
            }
            try await expectFailure(.notFound(.person(hidden.id))) { try await hers.merge(hidden.id, into: mine.id) }
            try await expectFailure(.notFound(.person(hidden.id))) { try await hers.merge(mine.id, into: hidden.id) }
            try await repository.merge(mine.id, into: hidden.id)
            try expect(try await hers.survivor(of: mine.id) == nil, "she is not led to whom she does not see")
            try expectEqual(try await repository.survivor(of: mine.id), hidden.id)
            try expect(
                try await world.globex.repository.survivor(of: mine.id) == nil, "nor is another organization led there")
        },
        StorageConformanceCase(.merging, "Histories tell of merges, and of their undoing") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna", "Bee")
            try await repository.merge(anna.id, into: ann.id)
            let told = try await repository.history(of: .person(ann.id), page: .first).items
            try expectEqual(told.map(\.kind), [.merged, .created])
            try expectEqual(told.first?.changes.list.map(\.field), ["lastName", "mergedPerson"])
            try expectEqual(told.first?.author.userID, world.acme.owner.id)
            try await repository.unmerge(from: ann.id)
            let after = try await repository.history(of: .person(ann.id), page: .first).items
            try expectEqual(after.map(\.kind), [.unmerged, .merged, .created])
            try expectEqual(after.first?.changes.list.map(\.field), ["lastName", "mergedPerson"])
            let others = try await repository.history(of: .person(anna.id), page: .first).items
            try expectEqual(others.map(\.kind), [.restored, .merged, .created])
            try expectEqual(others.map(\.revision.number), [3, 2, 1])
        },
        StorageConformanceCase(.merging, "Duplicates that were merged are none any more, until that is undone") {
            world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann", phone: "+15551234567")
            let anna = try await repository.createPerson("Anna", phone: "+15551234567")
            try await repository.merge(anna.id, into: ann.id)
            try expectEqual(try await repository.everyDuplicate(), [])
            try await repository.unmerge(from: ann.id)
            try expectEqual(try await repository.duplicateNames(), [["phone", "Anna", "Ann"]])
        },
    ]
}
