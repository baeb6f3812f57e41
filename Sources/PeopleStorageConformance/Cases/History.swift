import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let history: [StorageConformanceCase] = [
        StorageConformanceCase(.history, "Every change of a person is told field by field, newest first") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme Inc")
            let john = try await repository.createPerson(
                "John", "Doe", email: "john@acme.com", company: .existing(acme.id), customFields: ["cf_a": .text("1")])
            let patches = [
                try PersonPatch(
                    email: .set(EmailAddress("jon@acme.com")), firstName: .set(FirstName("Jon")), lastName: .set(nil),
                    phoneNumber: .set(PhoneNumber("1")), address: .set(PostalAddress("Here")),
                    latitude: .set(Latitude(1.5)), longitude: .set(Longitude(-2)), isConnector: .set(true),
                    isSolutionProvider: .set(true)),
                PersonPatch(customFields: .sample(["cf_a": nil, "cf_b": .number(2), "cf_c": .list(["x", "y"])])),
                PersonPatch(company: .set(.none)), PersonPatch(company: .set(.named(try CompanyName("Hooli")))),
            ]
            for patch in patches {
                world.clock.advance(by: .seconds(1))
                try await repository.updatePerson(john.id, patch)
            }
            try expectEqual(
                try await repository.story(of: .person(john.id)),
                [
                    "created",
                    """
                    updated, email john@acme.com > jon@acme.com, firstName John > Jon, lastName Doe > null, \
                    phoneNumber null > 1, address null > Here, latitude null > 1.5, longitude null > -2, \
                    isConnector false > true, isSolutionProvider false > true
                    """,
                    "updated, customFields.cf_a 1 > null, customFields.cf_b null > 2, "
                        + "customFields.cf_c null > [\"x\",\"y\"]",
                    "updated, company Acme Inc > null", "updated, company null > Hooli",
                ])
            let entries = try await repository.wholeHistory(of: .person(john.id))
            try expectEqual(entries.map(\.revision.number), [5, 4, 3, 2, 1], "the revisions")
            try expectEqual(entries.first?.at, world.clock.now, "the time of the last change")
            try expectEqual(entries.last?.at, john.createdAt, "the time of the creation")
            let page = try await repository.history(of: .person(john.id), page: PageRequest(limit: 2, offset: 1))
            try expectEqual(page.items, Array(entries[1...2]), "a page")
            try expect(page.total == 5 && page.hasMore, "the total of a page")
            let made = try expectPresent(try await repository.presentPerson(john.id).company?.id)
            try expectEqual(try await repository.story(of: .company(made)), ["created"], "the company that was made")
        },
        StorageConformanceCase(.history, "Every change of a company is told field by field") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme", industry: "Traps")
            let patch = try CompanyPatch(
                name: .set(CompanyName("Acme Two")), description: .set(CompanyDescription("\"What\"\n?")),
                website: .set(WebsiteURL("https://acme.com")), industry: .set(nil),
                address: .set(PostalAddress("Here")),
                customFields: .sample(["cf_size": .boolean(true)]))
            try await repository.updateCompany(acme.id, patch)
            try await repository.upsertCompany(.sample("ACME TWO", industry: "Rockets"), .updated)
            try expectEqual(
                try await repository.story(of: .company(acme.id)),
                [
                    "created",
                    """
                    updated, name Acme > Acme Two, description null > "What"\n?, website null > https://acme.com, \
                    industry Traps > null, address null > Here, customFields.cf_size null > true
                    """, "updated, name Acme Two > ACME TWO, industry null > Rockets",
                ])
        },
        StorageConformanceCase(.history, "A history names the user and the key that made each change") { world in
            let key = APIKey.ID(high: 0x0188_0000_0000_7000, low: 1 << 63 | 7)
            let scope = OrganizationScope(
                mintedFor: world.acme.organization.id, actor: world.acme.owner.id, key: key, visibility: .all)
            let byKey = world.backend.repository(in: scope)
            let john = try await byKey.createPerson("John")
            try await world.acme.repository.renamePerson(john.id, to: "Jon")
            try await world.acme.acting(as: nil).renamePerson(john.id, to: "Johnny")
            try await byKey.deletePerson(john.id)
            let owner = world.acme.owner.id
            try expectEqual(
                try await byKey.wholeHistory(of: .person(john.id)).reversed().map(\.author),
                [
                    ChangeAuthor(userID: owner, keyID: key), ChangeAuthor(userID: owner, keyID: nil),
                    ChangeAuthor(userID: nil, keyID: nil), ChangeAuthor(userID: owner, keyID: key),
                ])
            try expectEqual(try await byKey.deletedPerson(john.id)?.author.keyID, key, "who deleted it")
        },
        StorageConformanceCase(.history, "What changes nothing, or is refused, is not told") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let company = try await repository.createCompany("Acme")
            try await repository.createPerson("Other", email: "other@acme.com")
            try await repository.leavePerson(john.id, PersonPatch(firstName: .set(FirstName("John"))))
            try await repository.upsertPerson(.sample("John", email: "john@acme.com"), .unchanged)
            try await repository.updateCompany(company.id, CompanyPatch(name: .set(CompanyName("Acme"))), .unchanged)
            let schema = try await repository.peopleSchema()
            let rename = Change.updatePerson(
                john.id, try PersonPatch(firstName: .set(FirstName("X"))), schema: schema)
            let refused = Change.updatePerson(
                john.id, try PersonPatch(email: .set(EmailAddress("other@acme.com"))), schema: schema)
            try await expectFailure(.conflict(.emailTaken), "a set that fails") {
                try await repository.commit(ChangeSet([rename, refused]))
            }
            _ = try await repository.commit(ChangeSet([rename, refused], atomicity: .eachOrNothing))
            try expectEqual(try await repository.story(of: .person(john.id)), ["created"])
            try expectEqual(try await repository.story(of: .company(company.id)), ["created"])
        },
        StorageConformanceCase(.history, "A set tells of each of its changes, upserts and accounts among them") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let outcomes = try await repository.commit(
                ChangeSet([
                    .upsertPerson(try .sample("John", email: "john@acme.com"), schema: schema),
                    .upsertPerson(try .sample("Jon", email: "john@acme.com"), schema: schema),
                    .createUser(
                        try .sample("Jane", email: "jane@acme.com"), isRestrictedToOwnRecords: false, schema: schema),
                ]))
            let john = try outcomes[0].person(.created)
            try expectEqual(
                try await repository.story(of: .person(john.id)), ["created", "updated, firstName John > Jon"])
            let jane = try outcomes[2].user()
            try expectEqual(try await repository.story(of: .person(jane.id)), ["created"], "a user")
            try await repository.makeUser(john.id)
            try expectEqual(
                try await repository.story(of: .person(john.id)).last, "updated, isFullUser false > true",
                "a person who became a user")
            let owner = try await repository.story(of: .person(world.acme.owner.id))
            try expectEqual(owner, ["created"], "the owner")
        },
        StorageConformanceCase(.history, "A history goes back a thousand revisions") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let schema = try await repository.peopleSchema()
            let count = StorageLimits.maximumHistory
            let patches = try (0..<count).map { index in
                Change.updatePerson(
                    john.id, try PersonPatch(firstName: .set(FirstName("John \(index)"))), schema: schema)
            }
            _ = try await repository.commit(ChangeSet(patches))
            let entries = try await repository.wholeHistory(of: .person(john.id))
            try expectEqual(entries.count, count, "the entries")
            try expectEqual(entries.last?.revision, Revision(2), "the oldest")
            try expectEqual(entries.first?.revision, Revision(Int64(count) + 1), "the newest")
        },
    ]
}
