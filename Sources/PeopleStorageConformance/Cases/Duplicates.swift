import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let duplicates: [StorageConformanceCase] = [
        StorageConformanceCase(
            .duplicates, "People with the same number, mailbox, or name at a company are found, for each reason"
        ) { world in
            let repository = world.acme.repository
            try await repository.createPerson("Ann", phone: "+1 555 123 4567")
            try await repository.createPerson("Al", phone: "0049 (0)30 123456")
            try await repository.createPerson("Amy", phone: "001 555-123-4567")
            try await repository.createPerson("Bob", email: "bob@x.example")
            try await repository.createPerson("Bobby", email: "BOB+news@x.example")
            try await repository.createPerson("Rob", email: "bob+a@x.example")
            try await repository.createPerson("José", "Cruz", company: .named(CompanyName("Hooli")))
            try await repository.createPerson("Jose", "CRUZ", company: .named(CompanyName("hooli")))
            try await repository.createPerson("Jose", "Cruz", company: .named(CompanyName("Other")))
            try await repository.createPerson("Jose", company: .named(CompanyName("Hooli")))
            let groups = try await repository.duplicateNames()
            try expectEqual(
                groups,
                [
                    ["phone", "Amy", "Ann"], ["email", "Rob", "Bobby", "Bob"], ["name_at_company", "Jose", "José"],
                ], "all groups")
            try expectEqual(
                try await repository.everyDuplicate().map(\.count), [2, 3, 2], "how many there are of each")
            for reason in DuplicateReason.allCases {
                let names = try await repository.duplicateNames(for: reason)
                try expectEqual(names, groups.filter { $0.first == reason.rawValue }, "those for \(reason)")
            }
        },
        StorageConformanceCase(.duplicates, "Numbers without a country code and names without a company are nobody's") {
            world in
            let repository = world.acme.repository
            for name in ["Ann", "Amy"] {
                try await repository.createPerson(name, phone: "555 123 4567")
                try await repository.createPerson("Kim", "Kay")
            }
            try expectEqual(try await repository.duplicateNames(), [], "the groups")
        },
        StorageConformanceCase(.duplicates, "Groups follow every change of those who are in them") { world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann", phone: "+15551234567")
            let amy = try await repository.createPerson("Amy", phone: "+15551234567")
            let alf = try await repository.createPerson("Alf", phone: "+15557654321")
            func expectNames(_ expected: [[String]], _ subject: String) async throws {
                try expectEqual(try await repository.duplicateNames(), expected, subject)
            }
            try await repository.updatePerson(alf.id, PersonPatch(phoneNumber: .set(PhoneNumber("+1 555 1234567"))))
            try await expectNames([["phone", "Alf", "Amy", "Ann"]], "with a third")
            try await repository.renamePerson(amy.id, to: "Amelia")
            try await expectNames([["phone", "Alf", "Amelia", "Ann"]], "by the present name")
            try await repository.deletePerson(ann.id)
            try await expectNames([["phone", "Alf", "Amelia"]], "without the first")
            try await repository.updatePerson(amy.id, PersonPatch(phoneNumber: .set(nil)))
            try await expectNames([], "with one left")
            try await repository.updatePerson(amy.id, PersonPatch(phoneNumber: .set(PhoneNumber("+1-555-1234567"))))
            try await expectNames([["phone", "Alf", "Amelia"]], "again")
        },
        StorageConformanceCase(.duplicates, "Who leaves a company, or whose company goes, has nobody's name") { world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli")
            let acme = try await repository.createCompany("Acme")
            for company in [hooli, hooli, acme, acme, acme] {
                try await repository.createPerson("Jo", "Doe", company: .existing(company.id))
            }
            try expectEqual(try await repository.everyDuplicate().map(\.count).sorted(), [2, 3], "at two companies")
            try await repository.deleteCompany(acme.id)
            let left = try await repository.everyDuplicate()
            try expectEqual(left.map(\.count), [2], "at the company that is left")
            let moved = try expectPresent(left.first?.people.first)
            try await repository.updatePerson(moved.id, PersonPatch(company: .set(.none)))
            try expectEqual(try await repository.everyDuplicate(), [], "after one has left")
            try await repository.updatePerson(moved.id, PersonPatch(company: .set(.existing(hooli.id))))
            try expectEqual(try await repository.everyDuplicate().map(\.count), [2], "after its return")
            let schema = try await repository.customFieldSchema(for: .companies).revision
            _ = try await repository.commit(.restoreCompany(acme.id, dropping: [], schema: schema))
            try expectEqual(
                try await repository.everyDuplicate().map(\.count).sorted(), [2, 3], "with the company that is back")
        },
        StorageConformanceCase(.duplicates, "Groups have pages and totals") { world in
            let repository = world.acme.repository
            for number in 0..<7 {
                for name in ["A", "B"] { try await repository.createPerson(name, phone: "+1555000000\(number)") }
            }
            try await repository.createPerson("C", email: "c@x.example")
            try await repository.createPerson("C", email: "c+1@x.example")
            let all = try await repository.everyDuplicate()
            try expectEqual(all.map(\.reason), Array(repeating: .phone, count: 7) + [.email])
            for limit in [1, 3, 8] {
                try expectEqual(try await repository.everyDuplicate(pageLimit: limit), all, "in pages of \(limit)")
            }
            let page = try await repository.duplicates(for: .phone, page: PageRequest(limit: 3, offset: 5))
            try expectEqual(page.total, 7, "the total for a reason")
            try expectEqual(page.items, Array(all[5..<7]), "the last page of a reason")
            let beyond = try await repository.duplicates(for: nil, page: PageRequest(limit: 3, offset: 8))
            try expect(beyond.items.isEmpty && beyond.total == 8, "behind the end there is nothing but the total")
        },
        StorageConformanceCase(.duplicates, "Of a large group some are shown, and as many counted as is promised") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            var draft = try PersonDraft.sample("Desk")
            draft.phoneNumber = try PhoneNumber("+1 555 000 0000")
            let half = StorageLimits.maximumDuplicatesCounted / 2 + 1
            for count in [half, 2 * half] {
                _ = try await repository.commit(
                    ChangeSet(Array(repeating: .createPerson(draft, schema: schema), count: half)))
                let group = try expectPresent(try await repository.everyDuplicate().first)
                try expectEqual(group.count, min(count, StorageLimits.maximumDuplicatesCounted), "how many")
                try expectEqual(group.people.count, StorageLimits.maximumDuplicatesShown, "how many are shown")
                let places = group.people.map { StorePlace($0.createdAt, $0.id) }
                try expectEqual(places, places.sorted(by: >), "newest first")
            }
        },
        StorageConformanceCase(.duplicates, "A restricted scope sees groups of its own people only") { world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            try await repository.createPerson("Hidden", phone: "+15551234567")
            let mine = try await hers.createPerson("Mine", phone: "+15551234567")
            try expectEqual(try await hers.duplicateNames(), [], "with one of hers")
            try expectEqual(
                try await repository.duplicateNames(), [["phone", "Mine", "Hidden"]], "as the owner sees it")
            try await hers.createPerson("Twin", phone: "+1 555 1234567")
            let seen = try await hers.everyDuplicate()
            try expectEqual(seen.map { $0.people.map(\.firstName.string) }, [["Twin", "Mine"]], "with two of hers")
            try expectEqual(seen.map(\.count), [2], "how many she sees")
            try expectEqual(try await repository.everyDuplicate().map(\.count), [3], "how many the owner sees")
            let page = try await hers.duplicates(for: .phone, page: PageRequest(limit: 1, offset: 0))
            try expect(page.total == 1 && !page.hasMore, "her total is of her groups")
            try await hers.deletePerson(mine.id)
            try expectEqual(try await hers.duplicateNames(), [], "with one of hers again")
            try expectEqual(try await repository.everyDuplicate().map(\.count), [2], "what is left for the owner")
        },
        StorageConformanceCase(.duplicates, "Nobody is the same as somebody of another organization") { world in
            for tenant in [world.acme, world.globex] {
                try await tenant.repository.createPerson("Ann", phone: "+15551234567")
                try await tenant.repository.createPerson("Bob", email: "bob@x.example")
            }
            for tenant in [world.acme, world.globex] {
                try expectEqual(try await tenant.repository.duplicateNames(), [], "the groups of each")
            }
        },
        StorageConformanceCase(.duplicates, "One set can make a group, and take it apart") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            var draft = try PersonDraft.sample("Ann")
            draft.phoneNumber = try PhoneNumber("+15551234567")
            let outcomes = try await repository.commit(
                ChangeSet([.createPerson(draft, schema: schema), .createPerson(draft, schema: schema)]))
            try expectEqual(try await repository.everyDuplicate().map(\.count), [2], "made by one set")
            let people = try outcomes.map { outcome in try outcome.person(.created) }
            let other = PersonPatch(phoneNumber: .set(try PhoneNumber("+15557654321")))
            _ = try await repository.commit(
                ChangeSet(people.map { .updatePerson($0.id, other, schema: schema) }))
            try expectEqual(try await repository.everyDuplicate().map(\.count), [2], "moved by one set")
            _ = try await repository.commit(ChangeSet(people.map { .deletePerson($0.id) }))
            try expectEqual(try await repository.everyDuplicate(), [], "taken apart by one set")
        },
    ]
}
