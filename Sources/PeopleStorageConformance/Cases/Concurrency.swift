import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    /// How many tasks race for one thing.
    static let contenders = 100
    /// How often a race is run, since one that goes well proves little.
    private static let rounds = 20

    static let concurrency: [StorageConformanceCase] = [
        StorageConformanceCase(.concurrency, "Of 100 parallel creates of one email, one wins") { world in
            let repository = world.acme.repository
            for round in 0..<rounds {
                let results = await racing { index in
                    let email = "\(index % 2 == 0 ? "john" : "JOHN")\(round)@acme.com"
                    return try await repository.createPerson("P\(index)", email: email)
                }
                try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of winners")
                for case .failure(let error) in results {
                    try expectEqual(error as? StorageError, .conflict(.emailTaken), "the failure of the others")
                }
            }
            try expectEqual(try await repository.everybody().count, rounds + 1, "the number of people")
        },
        StorageConformanceCase(.concurrency, "100 parallel creates that name one new company make one company") {
            world in
            let repository = world.acme.repository
            for round in 0..<rounds {
                let results = await racing { index in
                    let name = index % 2 == 0 ? "Hooli \(round)" : "HOOLI \(round)"
                    return try await repository.createPerson("P\(index)", company: .named(CompanyName(name)))
                }
                let people = try results.map { result in try result.get() }
                try expectEqual(Set(people.map(\.company?.id)).count, 1, "the number of companies of round \(round)")
                let company = try expectPresent(people.first?.company)
                let members = PersonQuery(companyID: company.id)
                try expectEqual(try await repository.everybody(matching: members).count, contenders, "its people")
            }
            try expectEqual(try await repository.everyCompany().count, rounds, "the number of companies")
        },
        StorageConformanceCase(.concurrency, "100 parallel merges of one person are all there") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            // A merge of a hundred fields costs more than a race over one email.
            for round in 0..<rounds / 4 {
                let person = try await repository.createPerson("John \(round)")
                let results = await racing { index in
                    let patch = PersonPatch(customFields: .sample(["cf_\(index)": .number(Double(index))]))
                    return try await repository.commit(.updatePerson(person.id, patch, schema: schema))
                }
                for result in results { _ = try result.get().person(.updated) }
                let read = try await repository.presentPerson(person.id)
                let expected = (0..<contenders).map { ("cf_\($0)", CustomFieldValue.number(Double($0))) }
                try expectEqual(
                    read.customFields, .sample(Dictionary(uniqueKeysWithValues: expected)), "the custom fields")
                try expectEqual(read.revision, Revision(Int64(contenders) + 1))
            }
        },
        StorageConformanceCase(.concurrency, "Parallel changes of different fields are all there") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let patches = [
                try PersonPatch(firstName: .set(FirstName("Jon"))), try PersonPatch(lastName: .set(LastName("Doe"))),
                try PersonPatch(email: .set(EmailAddress("jon@acme.com"))),
                try PersonPatch(phoneNumber: .set(PhoneNumber("1"))),
                try PersonPatch(address: .set(PostalAddress("A"))),
                try PersonPatch(latitude: .set(Latitude(1))), try PersonPatch(longitude: .set(Longitude(2))),
                PersonPatch(isConnector: .set(true)), PersonPatch(isSolutionProvider: .set(true)),
                try PersonPatch(company: .set(.named(CompanyName("Hooli")))),
            ]
            let results = await racing(patches.count) { index in
                try await repository.updatePerson(john.id, patches[index])
            }
            for result in results { _ = try result.get() }
            let read = try await repository.presentPerson(john.id)
            try expectEqual(read.fullName, "Jon Doe")
            try expectEqual(read.email?.string, "jon@acme.com")
            try expect(read.phoneNumber != nil && read.address != nil, "phone and address are there")
            try expect(read.latitude != nil && read.longitude != nil, "the place is there")
            try expect(read.isConnector && read.isSolutionProvider, "the flags are set")
            try expectEqual(read.company?.name.string, "Hooli")
            try expectEqual(read.revision, Revision(Int64(patches.count) + 1))
        },
        StorageConformanceCase(.concurrency, "Of parallel deletions of one person, one succeeds") { world in
            let repository = world.acme.repository
            for _ in 0..<5 {
                let john = try await repository.createPerson("John", email: "john@acme.com")
                let results = await racing(20) { _ in try await repository.deletePerson(john.id) }
                try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of deletions")
            }
        },
        StorageConformanceCase(.concurrency, "Parallel foundings of one name make one organization") { world in
            let directory = world.directory
            let results = await racing(20) { index in
                let owner = try PersonDraft.sample("Owner", email: "owner\(index)@hooli.com")
                let key = try OrganizationFounding.sample("Key \(index)", owner: owner).key
                return try await directory.found(
                    OrganizationFounding(name: OrganizationName("Hooli"), owner: owner, key: key))
            }
            try expectEqual(results.count { (try? $0.get()) != nil }, 1, "the number of winners")
            for case .failure(let error) in results {
                try expectEqual(error as? StorageError, .conflict(.organizationNameTaken), "the failure of the others")
            }
            try expectEqual(try await directory.organizations().count, 3, "the number of organizations")
        },
        StorageConformanceCase(.concurrency, "What was committed is read at once, by id, in lists and by search") {
            world in
            let repository = world.acme.repository
            let results = await racing { index in
                let person = try await repository.createPerson("Unique\(index)x", email: "u\(index)@x.example")
                try expectEqual(try await repository.person(person.id), person, "read by id")
                try expectEqual(try await repository.find("unique\(index)x"), [person.fullName], "read by search")
                let page = try await repository.people(matching: PersonQuery(), page: PageRequest(limit: 100))
                // Others may have come since, but not more than there are.
                try expect(page.items.contains(person) || page.hasMore, "the person should be in the list")
            }
            for result in results { try result.get() }
        },
        StorageConformanceCase(.concurrency, "A reader sees the whole of a set or nothing, and the total of its page") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let pair = try ["L", "R"].map { name in Change.createPerson(try .sample("Pair", name), schema: schema) }
            let queries = [PersonQuery(search: try SearchTerms("pair")), PersonQuery()]
            let finished = Tally()
            try await withThrowingTaskGroup { group in
                for query in queries {
                    group.addTask {
                        defer { finished.countOne() }
                        for _ in 0..<200 {
                            let page = try await repository.people(matching: query, page: PageRequest(limit: 100))
                            try expectEqual(page.items.count, page.total, "the page is of the moment of its total")
                            let found = page.items.count { $0.firstName.string == "Pair" }
                            try expect(found % 2 == 0, "a set should be seen whole")
                            await Task.yield()
                        }
                    }
                }
                group.addTask {
                    while finished.count < queries.count {
                        let people = try await repository.commit(ChangeSet(pair)).map { try $0.person(.created) }
                        await Task.yield()
                        _ = try await repository.commit(ChangeSet(people.map { .deletePerson($0.id) }))
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
            try expectEqual(try await repository.find("pair"), [], "who is left")
        },
        StorageConformanceCase(.concurrency, "A commit of a cancelled task happens whole or not at all") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let tasks = try (0..<40).map { index in
                let pair = try ["L", "R"].map { name in
                    Change.createPerson(try .sample("Pair\(index)", name), schema: schema)
                }
                let task = Task { try await repository.commit(ChangeSet(pair)) }
                if index % 2 == 0 { task.cancel() }
                return task
            }
            for (index, task) in tasks.enumerated() {
                let outcome = await task.result
                let found = try await repository.everybody().count { $0.firstName.string == "Pair\(index)" }
                switch outcome {
                case .success: try expectEqual(found, 2, "what a commit that returned left")
                case .failure: try expectEqual(found, 0, "what a commit that failed left")
                }
                if index % 2 == 1 { _ = try outcome.get() }
            }
            try await repository.createPerson("Afterwards")
        },
        StorageConformanceCase(.concurrency, "Ids rise in the order of the commits, whoever commits") { world in
            let repositories = [world.acme.repository, world.globex.repository]
            let results = await racing { index in
                let first = try await repositories[index % 2].createPerson("First")
                let second = try await repositories[(index + 1) % 2].createPerson("Second")
                try expect(
                    (first.createdAt, first.id) < (second.createdAt, second.id),
                    "what was created later should stand later")
            }
            for result in results { try result.get() }
            for repository in repositories {
                let people = try await repository.everybody()
                try expectEqual(people.map(\.id), people.map(\.id).sorted(by: >), "newest first is the order of ids")
            }
        },
    ]

    /// Runs a body in many tasks at once.
    static func racing<Success: Sendable>(
        _ count: Int = contenders, _ body: @escaping @Sendable (Int) async throws -> Success
    ) async -> [Result<Success, any Error>] {
        await withTaskGroup { group in
            for index in 0..<count {
                group.addTask { () async -> Result<Success, any Error> in
                    do { return .success(try await body(index)) } catch { return .failure(error) }
                }
            }
            var results: [Result<Success, any Error>] = []
            for await result in group { results.append(result) }
            return results
        }
    }
}
