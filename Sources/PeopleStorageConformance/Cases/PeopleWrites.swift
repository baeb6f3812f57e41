import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let peopleWrites: [StorageConformanceCase] = [
        StorageConformanceCase(.people, "An update changes what it names and nothing else") { world in
            let repository = world.acme.repository
            var expected = try await repository.createPerson("John", "Doe", email: "john@acme.com")
            world.clock.advance(by: .seconds(5))
            let patches = [
                try PersonPatch(phoneNumber: .set(PhoneNumber("+1 555"))),
                try PersonPatch(address: .set(PostalAddress("1 Road")), latitude: .set(Latitude(1.5))),
                try PersonPatch(longitude: .set(Longitude(-0.1)), isConnector: .set(true)),
                try PersonPatch(email: .set(EmailAddress("jd@acme.com")), isSolutionProvider: .set(true)),
                try PersonPatch(firstName: .set(FirstName("Jon")), lastName: .set(nil)),
                PersonPatch(phoneNumber: .set(nil), address: .set(nil), latitude: .set(nil), longitude: .set(nil)),
                try PersonPatch(lastName: .set(LastName("D")), isConnector: .set(false)),
            ]
            for patch in patches {
                let updated = try await repository.updatePerson(expected.id, patch)
                expected.apply(patch)
                expected.revision = expected.revision.next
                expected.updatedAt = world.clock.now
                try expectEqual(updated, expected, "the outcome of an update")
                try expectEqual(try await repository.presentPerson(expected.id), expected, "the person afterwards")
            }
        },
        StorageConformanceCase(.people, "An update that changes nothing leaves time and revision alone") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson(
                "John", "Doe", email: "john@acme.com", company: .named(CompanyName("Acme Inc")))
            let company = try expectPresent(john.company)
            world.clock.advance(by: .seconds(5))
            let patches = [
                PersonPatch(),
                try PersonPatch(firstName: .set(FirstName("John")), lastName: .set(LastName("Doe"))),
                try PersonPatch(email: .set(EmailAddress("john@acme.com")), phoneNumber: .set(nil)),
                PersonPatch(company: .set(.existing(company.id))),
                try PersonPatch(company: .set(.named(CompanyName("ACME inc")))),
                PersonPatch(customFields: .sample(["cf_missing": nil])),
            ]
            for patch in patches {
                try expectEqual(try await repository.leavePerson(john.id, patch), john, "the outcome")
                try expectEqual(try await repository.presentPerson(john.id), john, "the person afterwards")
            }
        },
        StorageConformanceCase(.people, "Each change raises the revision by one, and the time never goes back") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            world.clock.advance(by: .seconds(60))
            let second = try await repository.renamePerson(john.id, to: "Jon")
            try expectEqual(second.revision, Revision(2))
            try expectEqual(second.updatedAt, world.clock.now)
            world.clock.advance(by: .seconds(-3600))
            let third = try await repository.renamePerson(john.id, to: "Johnny")
            try expectEqual(third.revision, Revision(3))
            try expect(third.updatedAt >= second.updatedAt, "a clock that goes back takes no record back")
            try expectEqual(third.createdAt, john.createdAt)
            try expectEqual(try await repository.presentPerson(john.id), third)
        },
        StorageConformanceCase(.people, "An update to another's email address is refused and changes nothing") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            let jane = try await repository.createPerson("Jane", email: "jane@acme.com")
            let patch = try PersonPatch(
                email: .set(EmailAddress("JOHN@acme.com")), firstName: .set(FirstName("Janet")),
                company: .set(.named(CompanyName("New Inc"))))
            try await expectFailure(.conflict(.emailTaken), "the update") {
                try await repository.updatePerson(jane.id, patch)
            }
            try expectEqual(try await repository.presentPerson(jane.id), jane, "Jane")
            try expectEqual(try await repository.presentPerson(john.id), john, "John")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
        },
        StorageConformanceCase(.people, "Who had no email address can be given one, which then is taken") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let patch = try PersonPatch(email: .set(EmailAddress("john@acme.com")))
            try await repository.updatePerson(john.id, patch)
            try await expectFailure(.conflict(.emailTaken), "creating another") {
                try await repository.createPerson("Other", email: "john@acme.com")
            }
        },
        StorageConformanceCase(.people, "A deleted person is gone, and was given back as it was") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", "Doe", email: "john@acme.com")
            let jane = try await repository.createPerson("Jane", "Doe", email: "jane@acme.com")
            try expectEqual(try await repository.deletePerson(john.id), john, "the outcome")
            try expectEqual(try await repository.person(john.id), nil, "the deleted person")
            try expectEqual(try await repository.people([john.id]), [:], "the deleted person by ids")
            try expectEqual(try await repository.find("john"), [], "the search for the deleted person")
            try expectEqual(try await repository.everybody().map(\.firstName.string), ["Jane", "Wile"], "the list")
            try expectEqual(try await repository.presentPerson(jane.id), jane, "who was not deleted")
            try await expectFailure(.notFound(.person(john.id)), "deleting again") {
                try await repository.deletePerson(john.id)
            }
        },
        StorageConformanceCase(.people, "What is done to a person who was never there is not found") { world in
            let repository = world.acme.repository
            let unknown = Person.ID(high: 0x0188_0000_0000_7000, low: 1 << 63)
            let failure = StorageError.notFound(.person(unknown))
            try expectEqual(try await repository.person(unknown), nil)
            try await expectFailure(failure, "updating") { try await repository.updatePerson(unknown, PersonPatch()) }
            try await expectFailure(failure, "deleting") { try await repository.deletePerson(unknown) }
            try await expectFailure(failure, "making a user") { try await repository.makeUser(unknown) }
            try await expectFailure(failure, "writing a note") {
                try await repository.addNote("Hello", about: .person(unknown))
            }
            try await expectFailure(failure, "reading notes") {
                try await repository.notes(about: .person(unknown), page: .first)
            }
        },
        StorageConformanceCase(.people, "Custom fields are merged: set, replaced, removed, and the others stay") {
            world in
            let repository = world.acme.repository
            for name in ["Number", "Flag", "Choice"] { try await repository.defineField(name) }
            var expected: [String: CustomFieldValue] = ["cf_number": .number(1), "cf_flag": .boolean(false)]
            let john = try await repository.createPerson("John", customFields: expected)
            let merges: [[String: CustomFieldValue?]] = [
                ["cf_choice": .list(["a", "b"])], ["cf_number": .number(-2.5)], ["cf_flag": nil],
                ["cf_flag": .boolean(true), "cf_choice": nil],
                ["cf_number": nil, "cf_flag": nil],
            ]
            for (index, merge) in merges.enumerated() {
                for (key, value) in merge { expected[key] = value }
                let updated = try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(merge)))
                try expectEqual(updated.customFields, .sample(expected), "the custom fields of the outcome")
                let read = try await repository.presentPerson(john.id)
                try expectSameBytes(read.customFields.json, CustomFieldValues.sample(expected).json, "the JSON")
                try expectEqual(read.revision, Revision(Int64(index) + 2))
            }
        },
    ]
}
