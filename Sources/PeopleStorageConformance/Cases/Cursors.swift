import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let cursors: [StorageConformanceCase] = [
        StorageConformanceCase(.paging, "Pages behind a place neither repeat nor skip while records come and go") {
            world in
            let repository = world.acme.repository
            for sort in [nil, "firstName", "-lastName,firstName"] {
                var people: [Person] = []
                for index in 0..<40 {
                    people.append(try await repository.createPerson("P\(10 + index * 7 % 40)", "L\(index % 3)"))
                }
                let query = PersonQuery(
                    search: try SearchTerms("p"), fields: try await repository.fields(.people, sort: sort))
                let whole = try await repository.everybody(matching: query)
                var seen: [Person] = []
                var start = PageRequest.Start.offset(0)
                while true {
                    let page = try await repository.people(matching: query, page: PageRequest(limit: 7, start: start))
                    seen += page.items
                    guard page.hasMore, let last = page.items.last else { break }
                    start = .after(query.fields.order.position(of: last))
                    // One who was seen goes, and others come in front and behind.
                    try await repository.deletePerson(last.id)
                    for _ in 0..<2 { try await repository.createPerson("P00", "L9") }
                }
                let old = Set(people.map(\.id))
                try expectEqual(
                    seen.map(\.id).filter(old.contains), whole.map(\.id), "those who were there, by \(sort ?? "age")")
                try expectEqual(Set(seen.map(\.id)).count, seen.count, "each is seen once")
                for person in try await repository.everybody(matching: query) {
                    try await repository.deletePerson(person.id)
                }
            }
        },
        StorageConformanceCase(.paging, "A place is one also where its record is gone or has changed") { world in
            let repository = world.acme.repository
            var people: [Person] = []
            for name in ["A", "B", "C", "D"] { people.append(try await repository.createPerson(name)) }
            let query = PersonQuery(fields: try await repository.fields(.people, sort: "firstName"))
            let byName = PageRequest.Start.after(query.fields.order.position(of: people[1]))
            let byAge = PageRequest.Start.after(RecordOrder.newestFirst.position(of: people[1]))
            for step in 0..<3 {
                let named = try await repository.people(matching: query, page: PageRequest(limit: 9, start: byName))
                try expectEqual(
                    named.items.map(\.firstName.string), ["C", "D"] + (step == 1 ? ["T"] : []) + ["Wile"], "behind B")
                let aged = try await repository.people(
                    matching: PersonQuery(), page: PageRequest(limit: 9, start: byAge))
                try expectEqual(aged.items.map(\.firstName.string), ["A", "Wile"], "older than B")
                try expect(!named.hasMore && !aged.hasMore, "nothing follows")
                if step == 0 { try await repository.renamePerson(people[1].id, to: "T") }
                if step == 1 { try await repository.deletePerson(people[1].id) }
            }
        },
        StorageConformanceCase(.paging, "Searches, companies, notes and users go on behind a place too") { world in
            let repository = world.acme.repository
            let hooli = try await repository.createCompany("Hooli")
            for index in 0..<9 {
                try await repository.createPerson("John \(index)", company: .existing(hooli.id))
                try await repository.createCompany("Company \(index)")
                try await repository.createUser("Jane \(index)", email: "j\(index)@acme.com")
                try await repository.addNote("\(index)", about: .company(hooli.id))
            }
            for query in [
                PersonQuery(), PersonQuery(search: try SearchTerms("john")), PersonQuery(companyID: hooli.id),
            ] {
                let byOffset = try await repository.everybody(matching: query)
                for limit in [1, 4, 9] {
                    let byCursor = try await repository.everybodyByCursor(matching: query, pageLimit: limit)
                    try expectEqual(byCursor, byOffset, "the people, \(limit) at a time")
                }
            }
            for query in [CompanyQuery(), CompanyQuery(search: try SearchTerms("comp"))] {
                let byCursor = try await allPagesByCursor(
                    pageLimit: 2, position: { RecordOrder.newestFirst.position(of: $0) }
                ) { page in
                    try await repository.companies(matching: query, page: page)
                }
                try expectEqual(byCursor, try await repository.everyCompany(matching: query), "the companies")
            }
            let notes = try await allPagesByCursor(
                pageLimit: 2, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }
            ) { page in
                try await repository.notes(about: .company(hooli.id), page: page)
            }
            try expectEqual(notes, try await repository.everyNote(about: .company(hooli.id)), "the notes")
            let users = try await allPagesByCursor(
                pageLimit: 3, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }
            ) { page in
                try await repository.users(page: page)
            }
            try expectEqual(users, try await allPages { page in try await repository.users(page: page) }, "the users")
        },
    ]
}
