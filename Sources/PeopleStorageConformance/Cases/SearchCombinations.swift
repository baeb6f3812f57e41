import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let searchCombinations: [StorageConformanceCase] = [
        StorageConformanceCase(.search, "A search looks at first name, last name and email, and nowhere else") {
            world in
            let repository = world.acme.repository
            let draft = try PersonDraft(
                email: EmailAddress("jd@Example.org"), firstName: FirstName("John"), lastName: LastName("Doe"),
                phoneNumber: PhoneNumber("555-phone"), address: PostalAddress("Street"),
                company: .named(CompanyName("Hooli")), customFields: .sample(["cf_x": .text("custom")]))
            let john = try await repository.createPerson(draft)
            try await repository.addNote("noted", about: .person(john.id))
            for text in ["john", "doe", "jd@", "EXAMPLE.ORG", "jd@example.org", "example john", ".", "n d @e"] {
                try expectEqual(try await repository.find(text).filter { $0 != "Wile Coyote" }, ["John Doe"], text)
            }
            for text in ["555", "phone", "street", "hooli", "custom", "cf_x", "noted", "john hooli", "\(john.id)"] {
                try expectEqual(try await repository.find(text), [], text)
            }
        },
        StorageConformanceCase(.search, "A search sees each change at once") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", "Doe", email: "john@before.example")
            try expectEqual(try await repository.find("before"), ["John Doe"])
            let patch = try PersonPatch(email: .set(EmailAddress("john@after.example")))
            try await repository.updatePerson(john.id, patch)
            try expectEqual(try await repository.find("before"), [], "the old email")
            try expectEqual(try await repository.find("after"), ["John Doe"], "the new email")
            try await repository.renamePerson(john.id, to: "Zebulon")
            try expectEqual(try await repository.find("john doe"), ["Zebulon Doe"], "the email still says john")
            try expectEqual(try await repository.find("zeb"), ["Zebulon Doe"], "the new name")
            try await repository.updatePerson(john.id, PersonPatch(lastName: .set(nil)))
            try expectEqual(try await repository.find("doe"), [], "the last name that is gone")
            try await repository.updatePerson(
                john.id, PersonPatch(phoneNumber: .set(PhoneNumber("1")), isConnector: .set(true)))
            try expectEqual(try await repository.find("zebulon"), ["Zebulon"], "after a change of something else")
            try await repository.deletePerson(john.id)
            for text in ["zebulon", "after", "z", "ze"] { try expectEqual(try await repository.find(text), [], text) }
        },
        StorageConformanceCase(.search, "A search for nothing but white space is none") { world in
            let repository = world.acme.repository
            try await repository.createPerson("John")
            try expectEqual(try await repository.find(" \t\u{3000}"), ["John", "Wile Coyote"])
        },
        StorageConformanceCase(.search, "A search within a company meets both conditions, with an exact total") {
            world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let globex = try await repository.createCompany("Globex")
            for index in 0..<30 {
                let company = index % 3 == 0 ? acme : globex
                try await repository.createPerson(
                    index % 2 == 0 ? "John" : "Jane", "Nr\(index)", company: .existing(company.id))
            }
            for text in ["john", "jo", "j n", "john nr"] {
                let query = PersonQuery(search: try SearchTerms(text), companyID: acme.id)
                let page = try await repository.people(matching: query, page: PageRequest(limit: 2, offset: 1))
                let expected = text == "j n" ? 10 : 5
                try expectEqual(page.total, expected, "the total of \(text)")
                try expectEqual(page.items.count, 2)
                let everybody = try await repository.everybody(matching: query, pageLimit: 3)
                try expect(everybody.allSatisfy { $0.company?.id == acme.id }, "everybody is of Acme")
                try expectEqual(everybody.count, expected)
            }
            let nobody = PersonQuery(search: try SearchTerms("john"), companyID: Company.ID(high: 1, low: 1))
            try expectEqual(try await repository.everybody(matching: nobody), [])
        },
        StorageConformanceCase(.search, "What a search finds stands newest first and comes in pages") { world in
            let repository = world.acme.repository
            var johns: [Person] = []
            for index in 0..<25 {
                johns.append(try await repository.createPerson("John", "N\(index)"))
                try await repository.createPerson("Jane", "N\(index)")
            }
            for text in ["john", "oh", "j o"] {
                let query = PersonQuery(search: try SearchTerms(text))
                try expectEqual(try await repository.everybody(matching: query, pageLimit: 7), johns.reversed(), text)
                let past = try await repository.people(matching: query, page: PageRequest(limit: 7, offset: 100))
                try expect(past.items.isEmpty && past.total == 25 && !past.hasMore, "nothing is past the end")
            }
        },
        StorageConformanceCase(.search, "Companies are found by name, industry and website") { world in
            let repository = world.acme.repository
            let draft = try CompanyDraft(
                name: CompanyName("Müller & Söhne"), description: CompanyDescription("described"),
                website: WebsiteURL("https://Mueller.example/shop"), industry: Industry("Möbel 100%"),
                address: PostalAddress("addressed"), customFields: .sample(["cf_x": .text("custom")]))
            let company = try await repository.createCompany(draft)
            try await repository.createCompany("Other", website: "http://other.example", industry: "Else")
            for text in [
                "muller", "MÜLLER", "sohne &", "mobel", "100%", "shop", "https", "mueller.example", "mobel mu",
            ] {
                try expectEqual(try await repository.findCompanies(text), ["Müller & Söhne"], text)
            }
            for text in ["described", "addressed", "custom", "sohnemobel", "möbel other", "100%%", "m_bel"] {
                try expectEqual(try await repository.findCompanies(text), [], text)
            }
            try expectEqual(try await repository.findCompanies("E"), ["Müller & Söhne", "Other"])
            let patch = try CompanyPatch(website: .set(nil), industry: .set(Industry("Lampen")))
            try await repository.updateCompany(company.id, patch)
            for text in ["shop", "mobel"] { try expectEqual(try await repository.findCompanies(text), [], text) }
            try expectEqual(try await repository.findCompanies("lampen"), ["Müller & Söhne"])
            try await repository.renameCompany(company.id, to: "Schmidt")
            try expectEqual(try await repository.findCompanies("muller"), [], "the old name")
            try expectEqual(try await repository.findCompanies("schmidt"), ["Schmidt"], "the new name")
        },
        StorageConformanceCase(.search, "A search finds what the domain says it finds, for random names") { world in
            let repository = world.acme.repository
            var random = SeededGenerator(seed: 7)
            let schema = try await repository.peopleSchema()
            let drafts = try (0..<100).map { index in
                Change.createPerson(try RandomText.personDraft(index, using: &random), schema: schema)
            }
            _ = try await repository.commit(ChangeSet(drafts))
            let people = try await repository.everybody()
            for _ in 0..<100 {
                let text = RandomText.search(using: &random)
                guard let terms = try SearchTerms(text) else { continue }
                let expected = people.filter { terms.match(SearchText.of($0)) }
                let found = try await repository.everybody(matching: PersonQuery(search: terms))
                try expectEqual(found.map(\.id), expected.map(\.id), "what a search for \(text) finds")
            }
        },
    ]
}
