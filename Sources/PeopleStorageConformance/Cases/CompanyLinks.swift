import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let companyLinks: [StorageConformanceCase] = [
        StorageConformanceCase(.companies, "A named company is found without regard to case, and made if missing") {
            world in
            let repository = world.acme.repository
            let first = try await repository.createPerson("One", company: .named(CompanyName("Straße & Söhne")))
            let made = try expectPresent(first.company, "the company that was made")
            try expectSameBytes(made.name.string, "Straße & Söhne", "its name")
            let company = try await repository.presentCompany(made.id)
            try expectEqual(company.revision, .first)
            try expectEqual(company.createdAt, world.clock.now)
            for spelling in ["straße & söhne", "STRASSE & SÖHNE", "Straße & So\u{308}hne", "  Straße & Söhne "] {
                let person = try await repository.createPerson("Other", company: .named(CompanyName(spelling)))
                try expectEqual(person.company, CompanySummary(company), "the company of \(spelling)")
            }
            try expectEqual(try await repository.everyCompany(), [company], "the companies")
        },
        StorageConformanceCase(.companies, "A named company is found by the name that it has now") { world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Old")
            try await repository.renameCompany(company.id, to: "New")
            let found = try await repository.createPerson("One", company: .named(CompanyName("NEW")))
            try expectEqual(found.company?.id, company.id, "the company of the new name")
            let made = try await repository.createPerson("Two", company: .named(CompanyName("Old")))
            try expect(made.company?.id != company.id, "the old name is another company")
            try expectEqual(try await repository.everyCompany().count, 2, "the number of companies")
        },
        StorageConformanceCase(.companies, "A person who can't be created leaves no company behind") { world in
            let repository = world.acme.repository
            try await repository.createPerson("John", email: "john@acme.com")
            try await expectFailure(.conflict(.emailTaken), "creating a person") {
                try await repository.createPerson(
                    "Other", email: "john@acme.com", company: .named(CompanyName("New Inc")))
            }
            try expectEqual(try await repository.everyCompany(), [], "the companies")
        },
        StorageConformanceCase(.companies, "A person shows its company as that is now") { world in
            let repository = world.acme.repository
            let company = try await repository.createCompany("Acme", website: "https://acme.com", industry: "Traps")
            let john = try await repository.createPerson("John", company: .existing(company.id))
            try expectEqual(john.company, CompanySummary(company))
            let patch = try CompanyPatch(
                name: .set(CompanyName("Acme Two")), website: .set(nil), industry: .set(Industry("Rockets")))
            let renamed = CompanySummary(try await repository.updateCompany(company.id, patch))
            try expectEqual(try await repository.presentPerson(john.id).company, renamed, "read by id")
            try expectEqual(try await repository.people([john.id])[john.id]?.company, renamed, "read by ids")
            try expectEqual(try await repository.everybody().first?.company, renamed, "read in a list")
            let updated = try await repository.renamePerson(john.id, to: "Jon")
            try expectEqual(updated.company, renamed, "the outcome of an update")
            try expectEqual(try await repository.deletePerson(john.id).company, renamed, "the outcome of a deletion")
        },
        StorageConformanceCase(.companies, "A person can be linked, moved to another company and unlinked") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let john = try await repository.createPerson("John")
            let steps: [(CompanyReference, String?)] = [
                (.existing(acme.id), "Acme"), (.named(try CompanyName("Globex")), "Globex"),
                (.named(try CompanyName("ACME")), "Acme"), (.none, nil),
            ]
            for (reference, name) in steps {
                let patch = PersonPatch(company: .set(reference))
                try expectEqual(try await repository.updatePerson(john.id, patch).company?.name.string, name)
                try expectEqual(try await repository.presentPerson(john.id).company?.name.string, name)
            }
            try expectEqual(try await repository.presentPerson(john.id).revision, Revision(5))
            try await repository.leavePerson(john.id, PersonPatch(company: .set(.none)))
        },
        StorageConformanceCase(.companies, "A deleted company unlinks its people and deletes none") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let globex = try await repository.createCompany("Globex")
            let john = try await repository.createPerson("John", company: .existing(acme.id))
            let jane = try await repository.createPerson("Jane", company: .existing(globex.id))
            world.clock.advance(by: .seconds(1))
            try await repository.deleteCompany(acme.id)
            let unlinked = try await repository.presentPerson(john.id)
            try expectEqual(unlinked.company, nil, "the company")
            try expectEqual(unlinked.revision, Revision(2), "the revision of who was unlinked")
            try expectEqual(unlinked.updatedAt, world.clock.now, "the time of who was unlinked")
            try expectEqual(try await repository.presentPerson(jane.id), jane, "who is of another company")
            try expectEqual(try await repository.everybody().count, 3, "the number of people")
            try expectEqual(try await repository.everybody(matching: PersonQuery(companyID: acme.id)), [])
        },
        StorageConformanceCase(.companies, "People can be asked for by their company") { world in
            let repository = world.acme.repository
            let acme = try await repository.createCompany("Acme")
            let globex = try await repository.createCompany("Globex")
            var johns: [Person] = []
            for index in 1...5 {
                johns.append(try await repository.createPerson("John \(index)", company: .existing(acme.id)))
                try await repository.createPerson("Jane \(index)", company: .existing(globex.id))
            }
            let query = PersonQuery(companyID: acme.id)
            try expectEqual(try await repository.everybody(matching: query), johns.reversed(), "the people of Acme")
            try expectEqual(try await repository.everybody(matching: query, pageLimit: 2), johns.reversed(), "in pages")
            try await repository.updatePerson(johns[0].id, PersonPatch(company: .set(.existing(globex.id))))
            try await repository.updatePerson(johns[1].id, PersonPatch(company: .set(.none)))
            try await repository.deletePerson(johns[2].id)
            try expectEqual(try await repository.everybody(matching: query), [johns[4], johns[3]], "who is left")
            let unknown = PersonQuery(companyID: Company.ID(high: 1, low: 1))
            try expectEqual(try await repository.everybody(matching: unknown), [], "the people of no company")
        },
    ]
}
