import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// What is in the way of what comes back, who may bring it back, and how long that is possible.
    static let trashConflicts: [StorageConformanceCase] = [
        StorageConformanceCase(.trash, "An email or a name that was taken meanwhile refuses what comes back") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let acme = try await repository.createCompany("Acme")
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(acme.id)
            let other = try await repository.createPerson("Other", email: "JOHN@acme.com")
            let hooli = try await repository.createCompany("ACME")
            try await expectFailure(.conflict(.emailTaken), "restoring a person") {
                try await repository.restorePerson(john.id)
            }
            try await expectFailure(.conflict(.companyNameTaken), "restoring a company") {
                try await repository.restoreCompany(acme.id)
            }
            try expectEqual(try await repository.deletedPerson(john.id)?.record, john, "still in the trash")
            try await repository.updatePerson(
                other.id, PersonPatch(email: .set(EmailAddress("other@acme.com"))))
            try await repository.renameCompany(hooli.id, to: "Hooli")
            try await repository.restorePerson(john.id)
            try await repository.restoreCompany(acme.id)
            try await expectFailure(.conflict(.emailTaken), "taking what came back") {
                try await repository.createPerson("Third", email: "john@acme.com")
            }
            try await expectFailure(.conflict(.companyNameTaken), "taking the name of what came back") {
                try await repository.createCompany("acme")
            }
        },
        StorageConformanceCase(.trash, "Who comes back to a company that is gone comes back without one") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let john = try await repository.createPerson("John", company: .existing(acme.id))
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(acme.id)
            try expectEqual(try await repository.restorePerson(john.id).company, nil, "the outcome")
            try expectEqual(try await repository.presentPerson(john.id).company, nil, "the company")
            try expectEqual(
                try await repository.story(of: .person(john.id)),
                ["created", "deleted", "restored, company Acme > null"])
            try await repository.restoreCompany(acme.id)
            try expectEqual(try await repository.presentPerson(john.id).company, nil, "the company that came back")
        },
        StorageConformanceCase(.trash, "Values can stay behind, and a schema that has moved on refuses") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson(
                "John", customFields: ["cf_a": .text("1"), "cf_b": .text("2"), "cf_c": .text("3")])
            let acme = try await repository.createCompany("Acme", customFields: ["cf_a": .text("1")])
            try await repository.deletePerson(john.id)
            try await repository.deleteCompany(acme.id)
            let keys: Set<CustomFieldKey> = [CustomFieldKey("cf_a"), CustomFieldKey("cf_c"), CustomFieldKey("cf_d")]
            let stale = Revision(try await repository.peopleSchema().number - 1)
            try await expectFailure(.staleSchema, "restoring by an older schema") {
                try await repository.commit(.restorePerson(john.id, dropping: keys, schema: stale))
            }
            let restored = try await repository.restorePerson(john.id, dropping: keys)
            try expectEqual(restored.customFields, .sample(["cf_b": .text("2")]), "the outcome")
            try expectEqual(try await repository.presentPerson(john.id), restored)
            try expectEqual(
                try await repository.story(of: .person(john.id)).last,
                "restored, customFields.cf_a 1 > null, customFields.cf_c 3 > null")
            let company = try await repository.restoreCompany(acme.id, dropping: keys)
            try expect(company.customFields.isEmpty, "the values of the company")
        },
        StorageConformanceCase(.trash, "A restricted scope has the trash of its own people") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let seen = try await hers.createPerson("Seen")
            let hidden = try await world.acme.repository.createPerson("Hidden")
            for id in [seen.id, hidden.id] { try await world.acme.repository.deletePerson(id) }
            try expectEqual(try await hers.everyDeletedPerson().map(\.record), [seen], "the trash")
            try expectEqual(try await hers.deletedPerson(hidden.id), nil, "another's person")
            for change in [
                Change.restorePerson(hidden.id, dropping: [], schema: try await hers.peopleSchema()),
                .erasePerson(hidden.id),
            ] {
                try await expectFailure(.notFound(.person(hidden.id)), "\(change)") { try await hers.commit(change) }
            }
            try expectEqual(try await world.acme.repository.everyDeletedPerson().count, 2, "the trash of all")
            try await hers.restorePerson(seen.id)
            try expectEqual(try await hers.everybody().map(\.id), [seen.id], "her people")
            try expectEqual(try await hers.everyDeletedPerson(), [], "her trash afterwards")
        },
        StorageConformanceCase(.trash, "The trash of an organization is its own") { world in
            let john = try await world.acme.repository.createPerson("John")
            let acme = try await world.acme.repository.createCompany("Acme")
            try await world.acme.repository.deletePerson(john.id)
            try await world.acme.repository.deleteCompany(acme.id)
            let other = world.globex.repository
            try expectEqual(try await other.everyDeletedPerson(), [], "the people")
            try expectEqual(try await other.everyDeletedCompany(), [], "the companies")
            try expectEqual(try await other.deletedPerson(john.id), nil, "the person")
            try expectEqual(try await other.deletedCompany(acme.id), nil, "the company")
            try await expectFailure(.notFound(.person(john.id)), "restoring") { try await other.restorePerson(john.id) }
            try await expectFailure(.notFound(.person(john.id)), "erasing") { try await other.erasePerson(john.id) }
            try await expectFailure(.notFound(.company(acme.id)), "restoring") {
                try await other.restoreCompany(acme.id)
            }
            try await expectFailure(.notFound(.company(acme.id)), "erasing") {
                try await other.eraseCompany(acme.id)
            }
        },
        StorageConformanceCase(.trash, "The trash is emptied of what was deleted before a time, the oldest first") {
            world in
            let (acme, globex) = (world.acme.repository, world.globex.repository)
            let john = try await acme.createPerson("John")
            let hooli = try await globex.createCompany("Hooli")
            let jane = try await acme.createPerson("Jane")
            let late = try await acme.createPerson("Late")
            try await acme.addNote("Hi [@Jane](person:\(jane.id))", about: .person(john.id))
            try await acme.deletePerson(john.id)
            world.clock.advance(by: .seconds(1))
            try await globex.deleteCompany(hooli.id)
            world.clock.advance(by: .seconds(1))
            try await acme.deletePerson(jane.id)
            world.clock.advance(by: .seconds(1))
            let end = world.clock.now
            try await acme.deletePerson(late.id)
            let directory = world.directory
            try expectEqual(try await directory.emptyTrash(deletedBefore: end, limit: 1), 1, "the first step")
            try expectEqual(try await acme.everyDeletedPerson().map(\.record), [late, jane], "the oldest is gone")
            try expectEqual(try await directory.emptyTrash(deletedBefore: end, limit: 100), 2, "the second step")
            try expectEqual(try await directory.emptyTrash(deletedBefore: end, limit: 100), 0, "nothing is left")
            try expectEqual(try await acme.everyDeletedPerson().map(\.record), [late], "what was deleted later")
            try expectEqual(try await globex.everyDeletedCompany(), [], "of another organization")
            try await expectFailure(.notFound(.person(john.id)), "restoring what is gone") {
                try await acme.restorePerson(john.id)
            }
            try await expectFailure(.notFound(.person(john.id)), "the history of what is gone") {
                try await acme.history(of: .person(john.id), page: .first)
            }
            try await acme.restorePerson(late.id)
            try expectEqual(try await acme.everybody().count, 2, "the people who are left")
        },
    ]
}
