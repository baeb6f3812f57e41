import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let companies: [StorageConformanceCase] = [
        StorageConformanceCase(.companies, "A company is kept as it was given") { world in
            let repository = world.acme.repository
            let draft = try CompanyDraft(
                name: CompanyName("Acme Inc"), description: CompanyDescription("Makes\neverything."),
                website: WebsiteURL("https://Acme.com/über?q=1"), industry: Industry("Technology"),
                address: PostalAddress("1 Canyon"), customFields: .sample(["cf_size": .number(12)]))
            let created = try await repository.createCompany(draft)
            try expectEqual(created, Company(id: created.id, draft: draft, createdAt: world.clock.now))
            try expectEqual(try await repository.company(created.id), created, "the company by its id")
            try expectEqual(try await repository.everyCompany(), [created], "the list")
        },
        StorageConformanceCase(.companies, "A company can have nothing but a name") { world in
            let repository = world.acme.repository
            let created = try await repository.createCompany("Bare")
            let read = try await repository.presentCompany(created.id)
            try expectEqual(read, created)
            try expect(read.description == nil && read.website == nil && read.industry == nil, "what is missing is nil")
            try expect(read.address == nil && read.customFields.isEmpty, "what is missing is nil")
        },
        StorageConformanceCase(.companies, "The name of a company is unique without regard to case") { world in
            let repository = world.acme.repository
            let pairs = [
                ("Acme", "ACME"), ("Müller", "MÜLLER"), ("Café", "Cafe\u{301}"), ("Straße", "STRASSE"),
                ("GROẞ", "groß"), ("Почта", "ПОЧТА"), ("Ελλάς", "ΕΛΛΆΣ"), ("İş", "i\u{307}Ş"), ("ﬁne", "FINE"),
            ]
            for (first, second) in pairs {
                let company = try await repository.createCompany(first)
                try await expectFailure(.conflict(.companyNameTaken), "creating \(second) beside \(first)") {
                    try await repository.createCompany(second)
                }
                try expectSameBytes(try await repository.presentCompany(company.id).name.string, first, "the name")
            }
            for other in ["Acme Inc", "Muller", "Mueller", "Cafe", "Acme 2", "A cme"] {
                try await repository.createCompany(other)
            }
            try expectEqual(try await repository.everyCompany().count, pairs.count + 6, "the number of companies")
        },
        StorageConformanceCase(.companies, "An update of a company changes what it names and nothing else") { world in
            let repository = world.acme.repository
            var expected = try await repository.createCompany("Acme Inc", industry: "Traps")
            world.clock.advance(by: .seconds(5))
            let patches = [
                try CompanyPatch(name: .set(CompanyName("Acme Ltd"))),
                try CompanyPatch(website: .set(WebsiteURL("http://acme.example")), industry: .set(nil)),
                try CompanyPatch(description: .set(CompanyDescription("What?")), address: .set(PostalAddress("Here"))),
                CompanyPatch(description: .set(nil), website: .set(nil), address: .set(nil)),
                CompanyPatch(customFields: .sample(["cf_a": .text("1"), "cf_b": .boolean(true)])),
                CompanyPatch(customFields: .sample(["cf_a": nil, "cf_c": .list(["x"])])),
            ]
            for patch in patches {
                let updated = try await repository.updateCompany(expected.id, patch)
                expected.apply(patch)
                expected.revision = expected.revision.next
                expected.updatedAt = world.clock.now
                try expectEqual(updated, expected, "the outcome of an update")
                try expectEqual(try await repository.presentCompany(expected.id), expected, "the company afterwards")
            }
        },
        StorageConformanceCase(.companies, "An update of a company that changes nothing leaves it alone") { world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Acme Inc", industry: "Traps")
            world.clock.advance(by: .seconds(5))
            let same = try CompanyPatch(name: .set(CompanyName("Acme Inc")), website: .set(nil))
            for patch in [CompanyPatch(), same] {
                try expectEqual(try await repository.updateCompany(company.id, patch, .unchanged), company)
                try expectEqual(try await repository.presentCompany(company.id), company)
            }
        },
        StorageConformanceCase(.companies, "A company can be renamed, but not to the name of another") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let globex = try await repository.createCompany("Globex")
            try await repository.renameCompany(acme.id, to: "ACME")
            try await expectFailure(.conflict(.companyNameTaken), "renaming to another's name") {
                try await repository.renameCompany(acme.id, to: "GLOBEX")
            }
            try expectEqual(try await repository.presentCompany(acme.id).name.string, "ACME", "the name")
            try await repository.renameCompany(globex.id, to: "Hooli")
            let second = try await repository.createCompany("globex")
            try expect(second.id != globex.id, "a name that was given up is free")
        },
        StorageConformanceCase(.companies, "A deleted company is gone, and its name is free") { world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Acme")
            try expectEqual(try await repository.deleteCompany(company.id), company, "the outcome")
            try expectEqual(try await repository.company(company.id), nil, "the deleted company")
            try expectEqual(try await repository.everyCompany(), [], "the list")
            try expectEqual(try await repository.findCompanies("acme"), [], "the search")
            try await expectFailure(.notFound(.company(company.id)), "deleting again") {
                try await repository.deleteCompany(company.id)
            }
            try await repository.createCompany("ACME")
        },
        StorageConformanceCase(.companies, "What is done to a company that was never there is not found") { world in
            let repository = world.acme.repository
            let unknown = Company.ID(high: 0x0188_0000_0000_7000, low: 1 << 63)
            let failure = StorageError.notFound(.company(unknown))
            try expectEqual(try await repository.company(unknown), nil)
            try await expectFailure(failure, "updating") { try await repository.updateCompany(unknown, CompanyPatch()) }
            try await expectFailure(failure, "deleting") { try await repository.deleteCompany(unknown) }
            try await expectFailure(failure, "reading notes") {
                try await repository.notes(about: .company(unknown), page: .first)
            }
            try await expectFailure(failure, "creating a person of it") {
                try await repository.createPerson("John", company: .existing(unknown))
            }
            let john = try await repository.createPerson("John")
            try await expectFailure(failure, "linking a person with it") {
                try await repository.updatePerson(john.id, PersonPatch(company: .set(.existing(unknown))))
            }
            try expectEqual(try await repository.presentPerson(john.id), john)
            try expectEqual(try await repository.everybody().count, 2, "the number of people")
        },
    ]
}
