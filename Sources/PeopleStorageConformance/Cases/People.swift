import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let people: [StorageConformanceCase] = [
        StorageConformanceCase(.people, "A person is kept as it was given") { world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Acme Inc", website: "https://acme.com", industry: "Traps")
            try await repository.defineField("Department")
            let draft = try PersonDraft(
                email: EmailAddress("John.Doe@Acme.com"), firstName: FirstName("John"), lastName: LastName("Doe"),
                phoneNumber: PhoneNumber("+1 555-123-4567"), address: PostalAddress("123 Main St\nSan Francisco"),
                latitude: Latitude(37.774_929_512_345_6), longitude: Longitude(-122.419_415_987_654_3),
                isConnector: true, isSolutionProvider: true, company: .existing(company.id),
                customFields: .sample(["cf_department": .text("Engineering")]))
            let created = try await repository.createPerson(draft)
            let expected = Person(
                id: created.id, draft: draft, company: CompanySummary(company), isFullUser: false,
                createdBy: world.acme.owner.id, createdAt: world.clock.now)
            try expectEqual(created, expected, "the person as created")
            try expectEqual(try await repository.person(created.id), expected, "the person by its id")
            try expectEqual(try await repository.people([created.id]), [created.id: expected], "the people by ids")
            try expectEqual(try await repository.everybody().first, expected, "the person in a list")
            try expectSameBytes(try await repository.presentPerson(created.id).email?.string, "John.Doe@Acme.com")
        },
        StorageConformanceCase(.people, "A person can have nothing but a first name") { world in
            let repository = world.acme.repository
            let created = try await repository.createPerson("Cher")
            let read = try await repository.presentPerson(created.id)
            try expectEqual(read, created)
            try expect(read.email == nil && read.lastName == nil && read.phoneNumber == nil, "what is missing is nil")
            try expect(read.address == nil && read.latitude == nil && read.longitude == nil, "what is missing is nil")
            try expect(read.company == nil && read.customFields.isEmpty, "there is no company and no custom field")
            try expect(!read.isConnector && !read.isSolutionProvider && !read.isFullUser, "no flag is set")
        },
        StorageConformanceCase(.people, "A new person has revision 1, the present time and its creator") { world in
            let created = try await world.acme.repository.createPerson("John")
            try expectEqual(created.revision, .first, "the revision")
            try expectEqual(created.createdAt, world.clock.now, "the time of creation")
            try expectEqual(created.updatedAt, created.createdAt, "the time of the last change")
            try expectEqual(created.createdBy, world.acme.owner.id, "the creator")
            let nobodys = try await world.acme.acting(as: nil).createPerson("Jane")
            try expectEqual(nobodys.createdBy, nil, "the creator where that was no user")
            try expectEqual(try await world.acme.repository.presentPerson(nobodys.id), nobodys)
        },
        StorageConformanceCase(.people, "An email address is unique in its organization without regard to case") {
            world in
            let repository = world.acme.repository
            let pairs = [
                ("john@acme.com", "john@acme.com"), ("jane@acme.com", "JANE@ACME.COM"),
                ("Jack@Acme.com", "jACK@aCME.COM"), ("a@müller.example", "a@MÜLLER.example"),
                ("b@müller.example", "b@mu\u{308}ller.example"), ("c@straße.example", "c@STRASSE.example"),
                ("d@STRAẞE.example", "d@straße.example"), ("e@σίσυφος.example", "e@ΣΊΣΥΦΟΣ.example"),
                ("f@почта.example", "F@ПОЧТА.example"),
            ]
            for (first, second) in pairs {
                let person = try await repository.createPerson("First", email: first)
                try await expectFailure(.conflict(.emailTaken), "creating \(second) beside \(first)") {
                    try await repository.createPerson("Second", email: second)
                }
                try expectSameBytes(try await repository.presentPerson(person.id).email?.string, first, "the email")
            }
            try expectEqual(try await repository.everybody().count, pairs.count + 1, "the number of people")
        },
        StorageConformanceCase(.people, "An email address with an accent is another than one without") { world in
            let repository = world.acme.repository
            let emails = ["a@muller.example", "a@müller.example", "a@mueller.example", "a@mullér.example"]
            for email in emails { try await repository.createPerson("Somebody", email: email) }
            try expectEqual(try await repository.everybody().count, emails.count + 1, "the number of people")
        },
        StorageConformanceCase(.people, "Any number of people can have no email address") { world in
            let repository = world.acme.repository
            for _ in 0..<3 { try await repository.createPerson("Somebody") }
            try expectEqual(try await repository.everybody().count, 4, "the number of people")
        },
        StorageConformanceCase(.people, "An email address is free again when its person is gone or has another") {
            world in
            let repository = world.acme.repository
            let first = try await repository.createPerson("First", email: "john@acme.com")
            try await repository.deletePerson(first.id)
            let second = try await repository.createPerson("Second", email: "JOHN@acme.com")
            let moved = try PersonPatch(email: .set(EmailAddress("second@acme.com")))
            try await repository.updatePerson(second.id, moved)
            let third = try await repository.createPerson("Third", email: "John@Acme.com")
            try expectEqual(try await repository.presentPerson(third.id).email?.string, "John@Acme.com", "the email")
            try await expectFailure(.conflict(.emailTaken), "taking the email that somebody moved to") {
                try await repository.createPerson("Fourth", email: "SECOND@acme.com")
            }
        },
        StorageConformanceCase(.people, "A person's own email address can be spelled anew") { world in
            let repository = world.acme.repository
            let person = try await repository.createPerson("John", email: "john@acme.com")
            let respelled = try PersonPatch(email: .set(EmailAddress("John@Acme.COM")))
            let updated = try await repository.updatePerson(person.id, respelled)
            try expectSameBytes(updated.email?.string, "John@Acme.COM", "the email")
            try expectSameBytes(try await repository.presentPerson(person.id).email?.string, "John@Acme.COM")
            try await expectFailure(.conflict(.emailTaken), "creating another") {
                try await repository.createPerson("Other", email: "john@acme.com")
            }
        },
        StorageConformanceCase(.people, "People are read by their ids in one call, and the missing are missing") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            let gone = try await repository.createPerson("Gone")
            try await repository.deletePerson(gone.id)
            let ids: Set = [john.id, jane.id, gone.id, Person.ID(high: 1, low: 2)]
            try expectEqual(try await repository.people(ids), [john.id: john, jane.id: jane], "the people")
            try expectEqual(try await repository.people([]), [:], "the people of no ids")
        },
    ]
}
