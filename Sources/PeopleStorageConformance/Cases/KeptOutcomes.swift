import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let keptOutcomes: [StorageConformanceCase] = [
        StorageConformanceCase(.claims, "Every kind of outcome is told again as it was") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let companySchema = try await repository.customFieldSchema(for: .companies).revision
            let company = try await repository.createCompany("Hooli", website: "https://hooli.example", industry: "Ö")
            let john = try await repository.createPerson("John", "Doe", email: "john@acme.com")
            let subject = NoteSubject.person(john.id)
            let all = PersonDraft(
                email: try EmailAddress("Jo@bücher.example"), firstName: try FirstName("Jose\u{301}"),
                lastName: try LastName("😀"), phoneNumber: try PhoneNumber("+1"), address: try PostalAddress("A\nB"),
                latitude: try Latitude(-0.1), longitude: try Longitude(180), isConnector: true,
                company: .existing(company.id), customFields: .sample(["cf_a": .text("é"), "cf_b": .number(1.5)]))
            let field = try CustomFieldDraft(
                entityType: .companies, name: CustomFieldName("Größe"), flags: [.sortable],
                rules: .select(.sample("a", "b")))
            let absent = Note.ID(high: 1, low: 1)
            let twoFaults = ValidationFailure(FieldFault(field: "a", "is b"), [FieldFault("is c")])
            let sets: [ChangeSet] = [
                ChangeSet(
                    [
                        .createPerson(all, schema: schema), .refuse(twoFaults),
                        .createPerson(all, schema: schema),
                        .createCompany(CompanyDraft(name: try CompanyName("Other")), schema: companySchema),
                        .createCompany(CompanyDraft(name: try CompanyName("Other")), schema: companySchema),
                        .createNote(
                            try NoteContent("[@J](person:\(john.id)) [@H](company:\(company.id)) [@?](person:x)"),
                            about: subject),
                        .createNote(try NoteContent("About it"), about: .company(company.id)),
                        .deleteNote(absent, about: subject), .deletePerson(world.acme.owner.id),
                        .upsertPerson(try .sample("John", email: "john@acme.com"), schema: schema),
                        .expect([], of: .company(company.id)),
                        .makeUser(john.id, isRestrictedToOwnRecords: true),
                        .makeUser(john.id, isRestrictedToOwnRecords: true),
                        .deletePerson(Person.ID(high: 1, low: 1)),
                    ], atomicity: .each),
                ChangeSet([.createCustomField(field), .createCustomField(field)], atomicity: .each),
                ChangeSet([.deleteCompany(company.id), .deleteCompany(company.id)], atomicity: .each),
            ]
            for (index, set) in sets.enumerated() {
                let first = try await repository.commit(set, claiming: .sample("\(index)"))
                try expectEqual(first.outcomes.count, set.changes.count, "the number of outcomes")
                let again = try await repository.commit(set, claiming: .sample("\(index)"))
                try expect(again.areOfEarlier, "the second one is not done")
                for (told, outcome) in zip(again.outcomes, first.outcomes) {
                    try expectEqual(told, outcome, "an outcome")
                }
                try expectEqual(again.outcomes.count, first.outcomes.count, "the number of outcomes")
                for case (.person(let told, _), .person(let person, _)) in zip(again.outcomes, first.outcomes) {
                    try expectSameBytes(told.firstName.string, person.firstName.string, "the first name")
                    try expectSameBytes(told.email?.string, person.email?.string, "the email")
                }
            }
        },
        StorageConformanceCase(.claims, "An input that is refused fails with its faults, unless it was claimed before")
        {
            world in
            let repository = world.acme.repository
            let failure = PersonUpsert.lacking
            let refusal = ChangeSet(.refuse(failure))
            try await expectFailure(.incomplete(failure), "a refused input") { try await repository.commit(refusal) }
            for _ in 0..<2 {
                try await expectFailure(.incomplete(failure), "a refused input with a key") {
                    try await repository.commit(refusal, claiming: .sample("1"))
                }
            }
            let schema = try await repository.peopleSchema()
            let set = ChangeSet(
                [.refuse(failure), .createPerson(try .sample("John"), schema: schema)], atomicity: .each)
            let first = try await repository.commit(set, claiming: .sample("1"))
            try expectEqual(first.outcomes.first, .failed(.incomplete(failure)))
            _ = try expectPresent(first.outcomes.last).person(.created)
            try expectEqual(
                try await repository.commit(refusal, claiming: .sample("1")),
                ClaimedOutcomes(first.outcomes, areOfEarlier: true), "what was claimed before")
        },
        StorageConformanceCase(.claims, "Nothing is done of which the outcomes are too many to be kept") { world in
            let repository = world.acme.repository
            let content = try NoteContent(String(repeating: "n", count: 100_000))
            let subject = NoteSubject.person(world.acme.owner.id)
            let count = StorageLimits.maximumKeptBytes / 100_000 + 1
            let notes = ChangeSet((0..<count).map { _ in .createNote(content, about: subject) })
            try await expectFailure(.conflict(.tooMuchToKeep), "\(count) long notes") {
                try await repository.commit(notes, claiming: .sample("1"))
            }
            try expectEqual(try await repository.notes(about: subject, page: .first).total, 0, "the number of notes")
            let fewer = ChangeSet(Array(notes.changes.prefix(10)))
            let done = try await repository.commit(fewer, claiming: .sample("1"))
            try expect(!done.areOfEarlier, "fewer are done")
            try expectEqual(
                try await repository.commit(fewer, claiming: .sample("1")).outcomes, done.outcomes,
                "what is told of them")
            try expectEqual(try await repository.notes(about: subject, page: .first).total, 10, "the number of notes")
        },
    ]
}
