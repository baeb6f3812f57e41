import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let paging: [StorageConformanceCase] = [
        StorageConformanceCase(.paging, "Lists stand newest first") { world in
            let repository = world.acme.repository
            for name in ["B", "C", "A"] {
                try await repository.createPerson(name)
                try await repository.createCompany(name)
                world.clock.advance(by: .milliseconds(1))
            }
            try expectEqual(try await repository.everybody().map(\.firstName.string), ["A", "C", "B", "Wile"])
            try expectEqual(try await repository.everyCompany().map(\.name.string), ["A", "C", "B"])
        },
        StorageConformanceCase(.paging, "Lists stand newest first also while the clock stands still or goes back") {
            world in
            let repository = world.acme.repository
            var people: [Person] = []
            for index in 0..<30 {
                people.append(try await repository.createPerson("P\(index)"))
                if index == 10 { world.clock.advance(by: .seconds(-3600)) }
                if index == 20 { world.clock.advance(by: .seconds(1)) }
            }
            try expectEqual(try await repository.everybody().dropLast().map(\.id), people.map(\.id).reversed())
            for (earlier, later) in zip(people, people.dropFirst()) {
                try expect(
                    (earlier.createdAt, earlier.id) < (later.createdAt, later.id),
                    "time and id should rise from \(earlier.id) to \(later.id)")
            }
        },
        StorageConformanceCase(.paging, "A change does not move a record in its list") { world in
            let repository = world.acme.repository
            let first = try await repository.createPerson("First")
            try await repository.createPerson("Second")
            world.clock.advance(by: .seconds(1))
            try await repository.renamePerson(first.id, to: "Renamed")
            try expectEqual(
                try await repository.everybody().map(\.firstName.string), ["Second", "Renamed", "Wile"])
        },
        StorageConformanceCase(.paging, "A page has as many as it may, from where it begins, and says what follows") {
            world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let changes = try (1..<120).map { index in Change.createPerson(try .sample("P\(index)"), schema: schema) }
            _ = try await repository.commit(ChangeSet(changes))
            // With the owner they are 120: P119 … P1, Wile.
            let pages: [(limit: Int, offset: Int, first: String?, count: Int, hasMore: Bool)] = [
                (1, 0, "P119", 1, true), (100, 0, "P119", 100, true), (50, 50, "P69", 50, true),
                (100, 20, "P99", 100, false),
                (100, 21, "P98", 99, false), (1, 119, "Wile", 1, false), (1, 118, "P1", 1, true),
                (10, 120, nil, 0, false),
                (10, 121, nil, 0, false), (100, 1_000_000, nil, 0, false), (1, Int.max, nil, 0, false),
                (100, Int.max - 1, nil, 0, false), (100, Int(Int32.max) + 1, nil, 0, false),
                (100, Int(UInt32.max) + 1, nil, 0, false),
            ]
            for expected in pages {
                let request = try PageRequest(limit: expected.limit, offset: expected.offset)
                let page = try await repository.people(matching: PersonQuery(), page: request)
                let subject = "the page of \(expected.limit) from \(expected.offset)"
                try expectEqual(page.items.first?.firstName.string, expected.first, "the first of \(subject)")
                try expectEqual(page.items.count, expected.count, "the length of \(subject)")
                try expectEqual(page.total, 120, "the total of \(subject)")
                try expectEqual(page.hasMore, expected.hasMore, "whether more follows \(subject)")
                try expectEqual(page.request, request)
            }
        },
        StorageConformanceCase(.paging, "Companies and users come in pages as people do") { world in
            let repository = world.acme.repository
            for index in 0..<5 {
                try await repository.createCompany("C\(index)")
                try await repository.createUser("U\(index)", email: "u\(index)@acme.com")
                world.clock.advance(by: .milliseconds(1))
            }
            let companies = try await repository.companies(
                matching: CompanyQuery(), page: PageRequest(limit: 2, offset: 2))
            try expectEqual(companies.items.map(\.name.string), ["C2", "C1"])
            try expect(companies.total == 5 && companies.hasMore, "five companies, and more follow")
            let users = try await repository.users(page: PageRequest(limit: 2, offset: 4))
            try expectEqual(users.items.map(\.firstName.string), ["U0", "Wile"])
            try expect(users.total == 6 && !users.hasMore, "six users, and none follow")
            for offset in [6, Int.max] {
                let request = try PageRequest(limit: 100, offset: offset)
                try expectEqual(try await repository.users(page: request).items, [])
                let past = try await repository.companies(matching: CompanyQuery(), page: request)
                try expect(past.items.isEmpty && past.total == 5 && !past.hasMore, "nothing is past the end")
            }
        },
        StorageConformanceCase(.paging, "Inserts push what was seen to later pages and lose nothing") { world in
            let repository = world.acme.repository
            for index in 0..<20 { try await repository.createPerson("P\(index)") }
            let before = Set(try await repository.everybody().map(\.id))
            var seen: Set<Person.ID> = []
            var offset = 0
            while true {
                let page = try await repository.people(
                    matching: PersonQuery(), page: PageRequest(limit: 5, offset: offset))
                seen.formUnion(page.items.map(\.id))
                guard page.hasMore else { break }
                offset += 5
                try await repository.createPerson("New \(offset)")
                try expect(offset < 100, "the end of the list should be reached")
            }
            try expect(seen.isSuperset(of: before), "everybody who was there at first should be seen")
        },
        StorageConformanceCase(.paging, "Totals follow every write") { world in
            let repository = world.acme.repository
            func expectTotals(_ people: Int, _ companies: Int, line: Int = #line) async throws {
                let peoplePage = try await repository.people(matching: PersonQuery(), page: PageRequest(limit: 1))
                try expectEqual(peoplePage.total, people, "the total of people", line: line)
                let companyPage = try await repository.companies(matching: CompanyQuery(), page: PageRequest(limit: 1))
                try expectEqual(companyPage.total, companies, "the total of companies", line: line)
            }
            try await expectTotals(1, 0)
            let john = try await repository.createPerson("John", email: "j@acme.com", company: .named(CompanyName("A")))
            try await expectTotals(2, 1)
            _ = try? await repository.createPerson("Other", email: "j@acme.com", company: .named(CompanyName("B")))
            try await expectTotals(2, 1)
            try await repository.renamePerson(john.id, to: "Jon")
            try await repository.createUser("U", email: "u@acme.com")
            try await world.globex.repository.createPerson("Elsewhere", company: .named(CompanyName("A")))
            try await expectTotals(3, 1)
            try await repository.deletePerson(john.id)
            try await expectTotals(2, 1)
            let company = try expectPresent(await repository.everyCompany().first)
            try await repository.deleteCompany(company.id)
            try await expectTotals(2, 0)
        },
    ]
}
