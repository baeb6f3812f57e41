import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let unmerging: [StorageConformanceCase] = [
        StorageConformanceCase(.merging, "Who was merged comes back as it was, to its place, with its notes") { world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli")
            let anna = try await repository.createPerson(
                "Anna", "Bee", email: "anna@x.example", company: .existing(hooli.id))
            let ann = try await repository.createPerson("Ann", email: "ann@x.example")
            let last = try await repository.createPerson("Last")
            let hers = try await repository.addNote("hers", about: .person(anna.id))
            let gone = try await repository.addNote("gone", about: .person(anna.id))
            let other = try await repository.addNote("other", about: .person(ann.id))
            world.clock.advance(by: .seconds(1))
            try await repository.merge(anna.id, into: ann.id, preferring: .other)
            let later = try await repository.addNote("later", about: .person(ann.id))
            _ = try await repository.commit(.deleteNote(gone.id, about: .person(ann.id)))
            world.clock.advance(by: .seconds(1))
            let back = try await repository.unmerge(from: ann.id)
            var expected = anna
            expected.revision = anna.revision.next.next
            expected.updatedAt = world.clock.now
            try expectEqual(back, expected, "who is back")
            try expectEqual(try await repository.presentPerson(anna.id), expected, "who is read")
            let left = try await repository.presentPerson(ann.id)
            try expectEqual(left.fullName, "Ann", "who was there")
            try expectEqual(left.email, ann.email)
            try expect(left.company == nil, "it has no company again")
            try expectEqual(left.revision, ann.revision.next.next)
            try expectEqual(
                try await repository.everybody().map(\.id), [last.id, ann.id, anna.id, world.acme.owner.id], "the order"
            )
            try expectEqual(try await repository.everyNote(about: .person(anna.id)).map(\.id), [hers.id])
            try expectEqual(try await repository.everyNote(about: .person(ann.id)).map(\.id), [later.id, other.id])
            try expectEqual(try await repository.find("bee"), ["Anna Bee"])
            let newest = try await repository.createPerson("Newest")
            try expectEqual(try await repository.everybody().first?.id, newest.id)
        },
        StorageConformanceCase(.merging, "What was changed since a merge stays when it is undone") { world in
            let repository = world.acme.repository
            try await repository.defineField("Team")
            try await repository.defineField("Code")
            let ann = try await repository.createPerson("Ann", email: "ann@x.example")
            let anna = try await repository.createPerson(
                "Anna", "Bee", customFields: ["cf_team": .text("blue"), "cf_code": .text("7")])
            try await repository.merge(anna.id, into: ann.id, preferring: .other)
            try await repository.updatePerson(
                ann.id,
                PersonPatch(lastName: .set(LastName("Cee")), customFields: .sample(["cf_code": .text("8")])))
            try await repository.unmerge(from: ann.id)
            let left = try await repository.presentPerson(ann.id)
            try expectEqual(left.fullName, "Ann Cee")
            try expectEqual(left.customFields, .sample(["cf_code": .text("8")]))
        },
        StorageConformanceCase(.merging, "The last merge is undone, or the one that is named") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            var others: [Person] = []
            for name in ["A", "B", "C"] { others.append(try await repository.createPerson(name)) }
            for other in others { try await repository.merge(other.id, into: ann.id) }
            try expectEqual(try await repository.unmerge(others[0].id, from: ann.id).id, others[0].id)
            try expectEqual(try await repository.unmerge(from: ann.id).id, others[2].id)
            for id in [others[0].id, ann.id, Person.ID(high: 1, low: 1)] {
                try await expectFailure(.conflict(.notMerged)) { try await repository.unmerge(id, from: ann.id) }
            }
            try expectEqual(try await repository.unmerge(from: ann.id).id, others[1].id)
            try await expectFailure(.conflict(.notMerged)) { try await repository.unmerge(from: ann.id) }
            try await expectFailure(.notFound(.person(Person.ID(high: 1, low: 1)))) {
                try await repository.unmerge(from: Person.ID(high: 1, low: 1))
            }
        },
        StorageConformanceCase(.merging, "A merge is not undone where an address was given to somebody else") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann", email: "ann@x.example")
            let anna = try await repository.createPerson("Anna", email: "anna@x.example")
            try await repository.merge(anna.id, into: ann.id)
            let taker = try await repository.createPerson("Taker", email: "ANNA@x.example")
            try await expectFailure(.conflict(.emailTaken)) { try await repository.unmerge(from: ann.id) }
            try expect(try await repository.person(anna.id) == nil, "nobody is back")
            try await repository.deletePerson(taker.id)
            try await repository.updatePerson(ann.id, PersonPatch(email: .set(EmailAddress("anna@x.example"))))
            try await expectFailure(.conflict(.emailTaken), "from who stayed") {
                try await repository.unmerge(from: ann.id)
            }
            try await repository.updatePerson(ann.id, PersonPatch(email: .set(EmailAddress("ann@x.example"))))
            try expectEqual(try await repository.unmerge(from: ann.id).email, anna.email)
        },
        StorageConformanceCase(.merging, "A company or a field that is gone does not come back with a person") {
            world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli")
            let field = try await repository.defineField("Team")
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson(
                "Anna", company: .existing(hooli.id), customFields: ["cf_team": .text("blue")])
            try await repository.merge(anna.id, into: ann.id)
            try await repository.deleteCompany(hooli.id)
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
            let back = try await repository.unmerge(from: ann.id)
            try expect(back.company == nil && back.customFields.isEmpty, "what is gone is gone")
            try expectEqual(try await repository.presentPerson(anna.id), back)
        },
    ]
}
