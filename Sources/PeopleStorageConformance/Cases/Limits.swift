import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// So many characters of four bytes.
    private static func longText(_ count: Int) -> String { String(repeating: "😀", count: count) }

    static let limits: [StorageConformanceCase] = [
        StorageConformanceCase(.limits, "A person can be as large as its fields allow") { world in
            let repository = world.acme.repository
            let label = String(repeating: "d", count: 61)
            let email = "\(String(repeating: "l", count: 64))@\(label).\(label).\(label).xx"
            let draft = try PersonDraft(
                email: EmailAddress(email), firstName: FirstName(longText(100)), lastName: LastName(longText(100)),
                phoneNumber: PhoneNumber(longText(50)), address: PostalAddress(longText(500)),
                latitude: Latitude(-90), longitude: Longitude(180), company: .named(CompanyName(longText(200))),
                customFields: .sample([
                    "cf_text": .text(longText(CustomFieldValue.maximumTextLength)),
                    "cf_area": .text(longText(CustomFieldValue.maximumTextareaLength)),
                ]))
            let created = try await repository.createPerson(draft)
            let read = try await repository.presentPerson(created.id)
            try expectEqual(read, created)
            try expectEqual(read.firstName, draft.firstName)
            try expectEqual(read.customFields, draft.customFields, "the custom fields")
            try expectEqual(read.email?.string, email)
            try expectEqual(read.company?.name.string, longText(200))
            try expectEqual(try await repository.find(longText(100)), [read.fullName], "the search for the name")
            let start = String(email.prefix(SearchTerms.maximumLength))
            try expectEqual(try await repository.find(start), [read.fullName], "the search for the email")
            try await expectFailure(.conflict(.emailTaken), "the same long email") {
                try await repository.createPerson("Other", email: email.uppercased())
            }
        },
        StorageConformanceCase(.limits, "A company can be as large as its fields allow") { world in
            let repository = world.acme.repository
            let website = "https://x.example/\(String(repeating: "p", count: WebsiteURL.maximumLength - 18))"
            let draft = try CompanyDraft(
                name: CompanyName(longText(200)), description: CompanyDescription(longText(5000)),
                website: WebsiteURL(website), industry: Industry(longText(200)), address: PostalAddress(longText(500)))
            let created = try await repository.createCompany(draft)
            try expectEqual(try await repository.presentCompany(created.id), created)
            try expectEqual(created, Company(id: created.id, draft: draft, createdAt: world.clock.now))
            try expectEqual(try await repository.findCompanies(String(repeating: "p", count: 200)).count, 1)
            try await expectFailure(.conflict(.companyNameTaken), "the same long name") {
                try await repository.createCompany(longText(200))
            }
            try await repository.createCompany(longText(199))
        },
        StorageConformanceCase(.limits, "A field can have 500 options, and a record choose them all") { world in
            let repository = world.acme.repository
            let values = (0..<SelectOptions.maximumCount).map { "\($0)\(longText(90))" }
            let options = try SelectOptions(values.map { value in try SelectOption(value: OptionText(value)) })
            let field = try await repository.defineField("Many", .multiselect(options))
            try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [field])
            let john = try await repository.createPerson("John", customFields: ["cf_many": .list(values)])
            let read = try await repository.presentPerson(john.id)
            try expectEqual(read.customFields, .sample(["cf_many": .list(values)]), "the choices")
        },
        StorageConformanceCase(.limits, "A record can have 500 custom fields") { world in
            let repository = world.acme.repository
            let values = (0..<CustomFieldSchema.maximumCount).map { ("cf_\($0)", CustomFieldValue.text("value \($0)")) }
            let all = Dictionary(uniqueKeysWithValues: values)
            let john = try await repository.createPerson("John", customFields: all)
            try expectEqual(try await repository.presentPerson(john.id).customFields, .sample(all))
            let removal = CustomFieldChanges.sample(all.mapValues { _ in nil })
            try await repository.updatePerson(john.id, PersonPatch(customFields: removal))
            try expect(try await repository.presentPerson(john.id).customFields.isEmpty, "all are removed")
        },
        StorageConformanceCase(.limits, "A search can have a hundred terms and two hundred characters") { world in
            let repository = world.acme.repository
            let letters = (0..<100).compactMap { Unicode.Scalar(0x4E00 + $0) }.map { String(Character($0)) }
            try await repository.createPerson(letters.joined())
            try await repository.createPerson(letters.dropLast().joined())
            let terms = letters.joined(separator: " ")
            try expectEqual(try await repository.find(terms), [letters.joined()], "a hundred terms")
            let long = String(repeating: "ab", count: 100)
            try expectEqual(try await repository.find(long), [], "a term that is longer than any name")
        },
    ]
}
