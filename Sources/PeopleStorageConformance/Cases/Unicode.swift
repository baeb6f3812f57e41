import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// Texts that something between a program and a disk may take for something else.
    private static let awkwardTexts = [
        "e\u{301}", "é", "ﬁ", "Ⅷ", "İı", "ß", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", "日本語", "👍🏽", "𝔘𝔫𝔦", "'",
        "''",
        "\"", "\\", "\\'", "\\u0041", "`", "%", "_", "$1", "?1", ":x", "@x", "NULL", "null", "0x00", "1e5", "00123",
        "true", "-",
        "{\"a\":1}", "'); DROP TABLE people; --", "<b>&amp;</b>", "a\tb", "a\nb", "a\r\nb", "\u{1}\u{7F}",
        "\u{85}x\u{200B}",
        "\u{FEFF}bom", "\u{202E}rtl", "\u{E000}", "\u{10FFFF}", "\u{FFFD}", "\u{FFFF}", "שָׁלוֹם", "हिन्दी",
        "x\u{300}\u{301}\u{302}\u{303}",
    ]

    static let unicode: [StorageConformanceCase] = [
        StorageConformanceCase(.unicode, "Every text of a person comes back byte for byte") { world in
            let repository = world.acme.repository
            try await repository.defineField("Text")
            for text in awkwardTexts {
                let draft = try PersonDraft(
                    email: nil, firstName: FirstName("a\(text)z"), lastName: LastName("a\(text)z"),
                    phoneNumber: PhoneNumber("a\(text)z"), address: PostalAddress("a\(text)z"),
                    customFields: .sample(["cf_text": .text("a\(text)z"), "cf_list": .list(["a\(text)z", text])]))
                let created = try await repository.createPerson(draft)
                let listed = try await repository.everybody().first
                for person in [created, try await repository.presentPerson(created.id), try expectPresent(listed)] {
                    try expectSameBytes(person.firstName.string, "a\(text)z", "the first name")
                    try expectSameBytes(person.lastName?.string, "a\(text)z", "the last name")
                    try expectSameBytes(person.phoneNumber?.string, "a\(text)z", "the phone number")
                    try expectSameBytes(person.address?.string, "a\(text)z", "the address")
                    try expectSameBytes(person.customFields.json, draft.customFields.json, "the custom fields")
                }
            }
        },
        StorageConformanceCase(.unicode, "Every text of companies, notes, fields and keys comes back byte for byte") {
            world in
            let repository = world.acme.repository
            for (index, text) in awkwardTexts.enumerated() {
                let name = "\(index)\(text)z"
                let company = try await repository.createCompany(
                    CompanyDraft(
                        name: CompanyName(name), description: CompanyDescription(name), industry: Industry(name),
                        address: PostalAddress(name)))
                let read = try await repository.presentCompany(company.id)
                let texts = [read.name.string, read.description?.string, read.industry?.string, read.address?.string]
                for text in texts { try expectSameBytes(text, name, "a text of a company") }
                let note = try await repository.addNote(name, about: .company(company.id))
                let notes = try await repository.everyNote(about: .company(company.id))
                try expectSameBytes(notes.first?.content.string, name, "the content of a note")
                try expectEqual(notes, [note])
                let field = try await repository.defineField(
                    name, .select(SelectOptions([SelectOption(value: OptionText(name), label: OptionText(name))])))
                let fields = try await repository.customFieldSchema(for: .people)
                let defined = try expectPresent(fields.definition(field.key.string))
                try expectSameBytes(defined.name.string, name, "the name of a field")
                try expectSameBytes(defined.rules.options?.options.first?.value.string, name, "the value of an option")
                try expectSameBytes(defined.rules.options?.options.first?.label.string, name, "the label of an option")
                try await repository.createKey(name, for: world.acme.owner.id)
                try expectSameBytes(try await repository.apiKeys(of: nil).first?.name.string, name, "the name of a key")
            }
        },
        StorageConformanceCase(.unicode, "The name of an organization comes back byte for byte") { world in
            for (index, text) in awkwardTexts.enumerated() {
                let name = "\(index)\(text)z"
                let founded = try await world.directory.found(.sample(name, owner: .sample("Owner")))
                let read = try await world.directory.organization(founded.organization.id)
                try expectSameBytes(read?.name.string, name, "the name")
                let found = try await world.directory.organization(named: OrganizationName(name))
                try expectEqual(found?.id, founded.organization.id, "the organization of that name")
            }
        },
        StorageConformanceCase(.unicode, "Any text can be searched for, and finds itself") { world in
            let repository = world.acme.repository
            for text in awkwardTexts {
                let person = try await repository.createPerson("a\(text)z")
                let query = PersonQuery(search: try SearchTerms("a\(text)z"))
                let found = try await repository.everybody(matching: query)
                try expect(found.contains(person), "a search for a\(text)z should find it")
                if let terms = try SearchTerms(text) {
                    let inside = try await repository.everybody(matching: PersonQuery(search: terms))
                    try expect(inside.contains(person), "a search for \(text) should find a\(text)z")
                }
            }
        },
        StorageConformanceCase(.unicode, "Numbers come back as they were given") { world in
            let repository = world.acme.repository
            let numbers: [Double] = [
                0, -0.5, 0.1, 1.0 / 3, 1e21, 1e-7, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude,
                9_007_199_254_740_991, -90,
                37.774_929_512_345_678,
            ]
            for number in numbers {
                var draft = try PersonDraft.sample("N", customFields: ["cf_n": .number(number)])
                if (-90...90).contains(number) {
                    draft.latitude = try Latitude(number)
                    draft.longitude = try Longitude(-number)
                }
                let person = try await repository.createPerson(draft)
                let read = try await repository.presentPerson(person.id)
                try expectEqual(read.customFields.values[CustomFieldKey("cf_n")], .number(number), "the number")
                try expectEqual(read.latitude, draft.latitude, "the latitude")
                try expectEqual(read.longitude, draft.longitude, "the longitude")
            }
        },
    ]
}
