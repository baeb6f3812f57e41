import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// Changes that touch records which they do not name, and who may read of them.
    static let historyOfMany: [StorageConformanceCase] = [
        StorageConformanceCase(.history, "Who loses a company by its deletion has that in the history") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme \"1\"")
            let john = try await repository.createPerson("John", company: .existing(acme.id))
            let jane = try await repository.createPerson("Jane")
            world.clock.advance(by: .seconds(1))
            try await repository.deleteCompany(acme.id)
            try expectEqual(
                try await repository.story(of: .person(john.id)), ["created", "updated, company Acme \"1\" > null"])
            let entry = try await repository.wholeHistory(of: .person(john.id)).first
            let unlinked = try await repository.presentPerson(john.id)
            try expectEqual(entry?.revision, unlinked.revision, "the revision")
            try expectEqual(entry?.at, unlinked.updatedAt, "the time")
            try expectEqual(entry?.author.userID, world.acme.owner.id, "by whom")
            try expectEqual(try await repository.story(of: .person(jane.id)), ["created"], "who is of no company")
            try expectEqual(try await repository.story(of: .company(acme.id)), ["created", "deleted"], "the company")
        },
        StorageConformanceCase(.history, "Who loses a value by a forced deletion has that in the history") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Größe 1")
            let list = try await repository.defineField("List", .multiselect(.sample("a", "b")))
            let size = try await repository.defineField("Size", for: .companies)
            let text = "1,5 \"é\"\\\n"
            let john = try await repository.createPerson(
                "John", customFields: [field.key.string: .text(text), "cf_list": .list(["a", "b"])])
            let jane = try await repository.createPerson("Jane", customFields: ["cf_list": .list(["b"])])
            let acme = try await repository.createCompany("Acme", customFields: ["cf_size": .number(0.1)])
            world.clock.advance(by: .seconds(1))
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
                .customField(.deleted, recordsTouched: 1)
            let rest = CustomFieldPatch(rules: .set(.multiselect(try .sample("b"))))
            _ = try await repository.commit(.updateCustomField(list.id, of: .people, rest, force: true))
                .customField(.updated, recordsTouched: 1)
            _ = try await repository.commit(.deleteCustomField(size.id, of: .companies, force: true))
                .customField(.deleted, recordsTouched: 1)
            try expectEqual(
                try await repository.story(of: .person(john.id)),
                [
                    "created", "updated, customFields.\(field.key) \(text) > null",
                    "updated, customFields.cf_list [\"a\",\"b\"] > [\"b\"]",
                ])
            let entries = try await repository.wholeHistory(of: .person(john.id))
            try expectEqual(entries.first?.revision, try await repository.presentPerson(john.id).revision)
            try expectEqual(entries.first?.at, world.clock.now, "the time")
            try expectEqual(entries.first?.author.userID, world.acme.owner.id, "by whom")
            try expectEqual(try await repository.story(of: .person(jane.id)), ["created"], "who has no such option")
            try expectEqual(
                try await repository.story(of: .company(acme.id)),
                ["created", "updated, customFields.cf_size 0.1 > null"])
        },
        StorageConformanceCase(.history, "A restricted scope reads the history of its own people") { world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let seen = try await hers.createPerson("Seen")
            let hidden = try await world.acme.repository.createPerson("Hidden")
            try expectEqual(try await hers.story(of: .person(seen.id)), ["created"])
            for id in [hidden.id, jane.id] {
                try await expectFailure(.notFound(.person(id)), "another's history") {
                    try await hers.history(of: .person(id), page: .first)
                }
            }
            try await world.acme.repository.deletePerson(hidden.id)
            try await world.acme.repository.deletePerson(seen.id)
            try expectEqual(try await hers.story(of: .person(seen.id)), ["created", "deleted"], "in the trash")
            try await expectFailure(.notFound(.person(hidden.id)), "another's history in the trash") {
                try await hers.history(of: .person(hidden.id), page: .first)
            }
        },
        StorageConformanceCase(.history, "A history is of its own organization, and of records that were there") {
            world in
            let john = try await world.acme.repository.createPerson("John")
            let acme = try await world.acme.repository.createCompany("Acme")
            for subject in [HistorySubject.person(john.id), .company(acme.id)] {
                let failure: StorageError =
                    switch subject {
                    case .person(let id): .notFound(.person(id))
                    case .company(let id): .notFound(.company(id))
                    }
                try await expectFailure(failure, "the history of another organization's record") {
                    try await world.globex.repository.history(of: subject, page: .first)
                }
            }
            let unknown = Person.ID(high: 1, low: 1)
            try await expectFailure(.notFound(.person(unknown)), "the history of nobody") {
                try await world.acme.repository.history(of: .person(unknown), page: .first)
            }
            let sameID = Company.ID(high: john.id.high, low: john.id.low)
            try await expectFailure(.notFound(.company(sameID)), "the history of a person as a company's") {
                try await world.acme.repository.history(of: .company(sameID), page: .first)
            }
        },
    ]
}
