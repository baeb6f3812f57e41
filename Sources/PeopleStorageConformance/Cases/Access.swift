import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let access: [StorageConformanceCase] = [
        StorageConformanceCase(.access, "A person can be made a user, once") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", "Doe", email: "john@acme.com")
            world.clock.advance(by: .seconds(1))
            let user = try await repository.makeUser(john.id, isRestricted: true)
            try expectEqual(user.id, john.id, "the user's id")
            try expectEqual(user.email?.string, "john@acme.com")
            try expectEqual(user.firstName.string, "John")
            try expectEqual(user.lastName?.string, "Doe")
            try expect(user.isRestrictedToOwnRecords, "the user is restricted")
            try expectEqual(user.createdAt, world.clock.now, "the time at which the account was opened")
            let person = try await repository.presentPerson(john.id)
            try expect(person.isFullUser, "the person is a full user")
            try expectEqual(person.revision, Revision(2), "the person's revision")
            try expectEqual(person.updatedAt, world.clock.now, "the person's time")
            try await expectFailure(.conflict(.alreadyUser), "making a user again") {
                try await repository.makeUser(john.id)
            }
            try expectEqual(try await repository.presentPerson(john.id), person)
        },
        StorageConformanceCase(.access, "A user can be created together with its person") { world in
            let repository = world.acme.repository
            let user = try await repository.createUser("Jane", email: "jane@acme.com")
            try expect(!user.isRestrictedToOwnRecords, "the user is not restricted")
            try expectEqual(user.createdAt, world.clock.now)
            let person = try await repository.presentPerson(user.id)
            try expect(person.isFullUser, "the person is a full user")
            try expectEqual(person.revision, .first)
            try expectEqual(person.createdBy, world.acme.owner.id)
            try expectEqual(try await repository.find("jane"), ["Jane"])
            try await expectFailure(.conflict(.emailTaken), "another of that email") {
                try await repository.createUser("Other", email: "JANE@acme.com")
            }
            try await expectFailure(.notFound(.company(Company.ID(high: 1, low: 1))), "one of no company") {
                let draft = try PersonDraft.sample("New", company: .existing(Company.ID(high: 1, low: 1)))
                return try await repository.commit(
                    .createUser(draft, isRestrictedToOwnRecords: false, schema: repository.peopleSchema()))
            }
            try expectEqual(try await repository.users(page: .first).total, 2, "the number of users")
        },
        StorageConformanceCase(.access, "Users are listed newest first, in pages") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            var users = [world.acme.owner]
            for index in 1...3 {
                world.clock.advance(by: .seconds(1))
                users.append(try await repository.createUser("U\(index)", email: "u\(index)@acme.com"))
            }
            world.clock.advance(by: .seconds(1))
            users.append(try await repository.makeUser(john.id))
            try expectEqual(try await allPages { page in try await repository.users(page: page) }, users.reversed())
            try expectEqual(
                try await allPages(pageLimit: 2) { page in try await repository.users(page: page) }, users.reversed())
        },
        StorageConformanceCase(.access, "A user is found by email without regard to case, and nobody else is") {
            world in
            let repository = world.acme.repository
            try await repository.createPerson("John", email: "john@acme.com")
            let owner = try await repository.user(withEmail: EmailAddress("WILE@acme.COM"))
            try expectEqual(owner, world.acme.owner, "the owner")
            try expectEqual(try await repository.user(withEmail: EmailAddress("john@acme.com")), nil, "who is no user")
            try expectEqual(try await repository.user(withEmail: EmailAddress("hank@globex.com")), nil, "a stranger")
            try expectEqual(try await repository.user(withEmail: EmailAddress("wile@acme.co")), nil, "nobody")
        },
        StorageConformanceCase(.access, "A user is named as its person is now") { world in
            let repository = world.acme.repository
            let owner = world.acme.owner
            let patch = try PersonPatch(
                email: .set(EmailAddress("Wile@ACME.com")), firstName: .set(FirstName("Wily")), lastName: .set(nil))
            try await repository.updatePerson(owner.id, patch)
            let user = try expectPresent(await repository.user(withEmail: EmailAddress("wile@acme.com")))
            try expectSameBytes(user.email?.string, "Wile@ACME.com")
            try expectEqual(user.firstName.string, "Wily")
            try expectEqual(user.lastName, nil)
            try expectEqual(try await repository.users(page: .first).items, [user], "the list")
            try expectEqual(try await world.directory.keyHolder(world.acme.digest)?.user, user, "the holder of the key")
        },
        StorageConformanceCase(.access, "A user keeps its email address and can't be deleted") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            try await repository.makeUser(john.id)
            let person = try await repository.presentPerson(john.id)
            try await expectFailure(.conflict(.activeUserAccount), "another email") {
                try await repository.updatePerson(
                    john.id, PersonPatch(email: .set(EmailAddress("j@acme.com")), firstName: .set(FirstName("J"))))
            }
            try await expectFailure(.conflict(.activeUserAccount), "a deletion") {
                try await repository.deletePerson(john.id)
            }
            try expectEqual(try await repository.presentPerson(john.id), person, "the person")
            let respelled = try PersonPatch(email: .set(EmailAddress("JOHN@acme.com")))
            try await repository.updatePerson(john.id, respelled)
            try expect(try await repository.renamePerson(john.id, to: "Jon").isFullUser, "a user stays one")
        },
    ]
}
