import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let archive: [StorageConformanceCase] = [
        StorageConformanceCase(.archive, "Everything that is kept can be copied into another store") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            for tenant in [world.acme, world.globex] {
                let copy = tenant.moved(to: target)
                try await expectAlike(copy, tenant)
                let id = tenant.organization.id
                let records = try await world.backend.archive.everything(in: id)
                try expectEqual(try await target.archive.everything(in: id), records, "the records")
                try expect(Set(records.map(\.table)).count == StoreTable.allCases.count, "each table has records")
            }
            try expectEqual(
                try await target.directory.organizations(), [world.globex.organization, world.acme.organization])
        },
        StorageConformanceCase(.archive, "An archive gives each record once, in order, in pages of any size") { world in
            try await world.furnish()
            let archive = world.backend.archive
            let records = try await archive.everything(in: world.acme.organization.id)
            for limit in [1, 2, 3, 7, records.count] {
                let paged = try await archive.everything(in: world.acme.organization.id, pageLimit: limit)
                try expectEqual(paged, records, "the records in pages of \(limit)")
            }
            let people = try await world.acme.repository.everybody().reversed().map(\.id)
            try expectEqual(records.compactMap(\.person?.id), people, "the people, oldest first")
            var organizations = [world.acme.organization, world.globex.organization]
            try expectEqual(try await archive.organizations(after: nil, limit: 1), [organizations.removeFirst()])
            let place = StoreRecord.organization(world.acme.organization).place
            try expectEqual(try await archive.organizations(after: place, limit: 5), organizations)
        },
        StorageConformanceCase(.archive, "An archive goes on behind a record that is gone") { world in
            let repository = world.acme.repository
            var people: [Person] = []
            for index in 0..<5 { people.append(try await repository.createPerson("P\(index)")) }
            try await repository.deletePerson(people[2].id)
            let rest = try await world.backend.archive.records(
                of: .people, in: world.acme.organization.id, after: StoreRecord.person(people[2]).place, limit: 9)
            try expectEqual(rest.compactMap(\.person), [people[3], people[4]], "the people behind")
        },
        StorageConformanceCase(.archive, "What is copied twice is there once") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            for _ in 0..<2 { try await world.backend.archive.copy(to: target.archive, pageLimit: 5) }
            // Also into the store that it comes from.
            try await world.backend.archive.copy(to: world.backend.archive)
            try await expectAlike(world.acme.moved(to: target), world.acme)
            try await expectAlike(world.globex.moved(to: target), world.globex)
        },
        StorageConformanceCase(.archive, "A copy can stop behind any page and be run again") { world in
            try await world.furnish()
            let id = world.acme.organization.id
            let pages = try await world.backend.archive.pages(of: id, limit: 9)
            let records = pages.flatMap(\.self)
            for count in 0..<pages.count {
                let target = try await world.emptyStore()
                for page in pages.prefix(count) { try await target.archive.write(page, in: id) }
                for page in pages { try await target.archive.write(page, in: id) }
                try expectEqual(
                    try await target.archive.everything(in: id), records, "the records after \(count) pages")
                await target.close()
            }
        },
        StorageConformanceCase(.archive, "What is created after a copy stands behind what was copied") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            // On a machine whose clock is behind.
            world.clock.advance(by: .seconds(-7200))
            let repository = world.acme.moved(to: target).repository
            let before = try await repository.everybody()
            let newest = try await world.backend.archive.everything(in: world.acme.organization.id).map(\.place).max()
            let person = try await repository.createPerson("Late", customFields: ["cf_größe": .number(1)])
            try expect(newest.map { $0 < StoreRecord.person(person).place } ?? false, "its place is the last")
            try expectEqual(try await repository.everybody(), [person] + before, "the list")
            let key = try await repository.createKey("Late", for: world.acme.owner.id)
            try expectEqual(try await repository.apiKeys(of: nil).first, key, "the keys")
            let company = try await repository.createCompany("Late Inc")
            try expectEqual(try await repository.everyCompany().first, company, "the companies")
        },
        StorageConformanceCase(.archive, "What was copied can be searched, counted, changed and deleted") { world in
            try await world.furnish()
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let repository = world.acme.moved(to: target).repository
            try expectEqual(try await repository.find("mull jos"), ["José Müller \u{1F469}\u{200D}\u{1F680}"])
            try expectEqual(try await repository.find("ω p3"), ["P3 Ω"])
            try expectEqual(try await repository.findCompanies("ü"), ["Hooli e\u{301}"])
            let company = try expectPresent(try await repository.everyCompany().first)
            try expectEqual(try await repository.find("jos", in: company.id).count, 1, "the people of the company")
            let person = try expectPresent(
                try await repository.everybody(matching: PersonQuery(search: SearchTerms("p3"))).first)
            try await repository.renamePerson(person.id, to: "Renamed")
            try expectEqual(try await repository.find("p3"), ["Renamed Ω"], "by the email alone")
            try expectEqual(try await repository.find("renamed"), ["Renamed Ω"])
            let total = try await repository.everybody().count
            try await repository.deletePerson(person.id)
            try expectEqual(try await repository.everybody().count, total - 1, "the people who are left")
            try await repository.deleteCompany(company.id)
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            try await expectFailure(.conflict(.emailTaken), "an email that was copied") {
                try await repository.createPerson("Other", email: "P4@x.example")
            }
            let holder = try expectPresent(try await target.directory.keyHolder(.sample("K1 of Acme")))
            try expectEqual(holder.user.firstName.string, "Ada")
            _ = try await repository.commit(.revokeAPIKey(holder.key.id, of: nil)).apiKey()
        },
    ]
}

extension World {
    /// A bit of everything in both organizations.
    func furnish() async throws {
        try await acme.furnish(self)
        try await globex.furnish(self)
        try await furnishJobs()
    }
}

extension StoreRecord {
    var person: Person? {
        guard case .person(let person) = self else { return nil }
        return person
    }
}

/// - Throws: ``ConformanceFailure`` unless an organization answers in one store as in the other.
func expectAlike(_ copy: Tenant, _ tenant: Tenant) async throws {
    let (a, b) = (copy.repository, tenant.repository)
    let people = try await b.everybody()
    try expectEqual(try await a.everybody(), people, "the people")
    try expectEqual(try await a.everyCompany(), try await b.everyCompany(), "the companies")
    for entityType in EntityType.allCases {
        let schema = try await b.customFieldSchema(for: entityType)
        try expectEqual(try await a.customFieldSchema(for: entityType), schema, "the custom fields")
    }
    let users = try await allPages { page in try await b.users(page: page) }
    try expectEqual(try await allPages { page in try await a.users(page: page) }, users, "the users")
    try expectEqual(try await a.apiKeys(of: nil), try await b.apiKeys(of: nil), "the keys")
    let jobs = try await b.everyJob()
    try expectEqual(try await a.everyJob(), jobs, "the jobs")
    for time in jobs.compactMap(\.finishedAt) {
        let tokens = try await b.tokensUsed(inMonthOf: time)
        try expectEqual(try await a.tokensUsed(inMonthOf: time), tokens, "the tokens of a month")
    }
    for person in people {
        let profile = try await b.enrichmentProfile(of: person.id)
        try expectEqual(try await a.enrichmentProfile(of: person.id), profile, "what is known of a person")
    }
    let subjects = people.map { NoteSubject.person($0.id) } + (try await b.everyCompany()).map { .company($0.id) }
    for subject in subjects {
        try expectEqual(try await a.everyNote(about: subject), try await b.everyNote(about: subject), "the notes")
    }
    for user in users {
        let seen = try await tenant.restricted(to: user.id).everybody()
        try expectEqual(try await copy.restricted(to: user.id).everybody(), seen, "the people of one user")
        try expectEqual(try await a.apiKeys(of: user.id), try await b.apiKeys(of: user.id), "the keys of one user")
        let done = try await tenant.restricted(to: user.id).everyJob()
        try expectEqual(try await copy.restricted(to: user.id).everyJob(), done, "the jobs of the people of one user")
    }
}
