#if SQLite
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: search")
struct SearchTests {
    @Test("Grams are the distinct characters and pairs within words, in letters and digits")
    func grams() {
        #expect(Grams.of("aba b\tü") == "61 62 61z62 62z61 fc")
        #expect(Grams.word("ab") == "61z62")
        #expect(Grams.word("\"") == "22")
        #expect(Grams.word("😀a") == "1f600z61")
        #expect(Grams.of("\u{0}") == "0")
    }

    @Test(
        "Every way to search finds the same",
        arguments: [
            "john", "jo", "j", "john smith", "jo smith", "e john", "smith 1", "1 2", "acme", "acme e", "nobody", "zq",
        ])
    func allWays(text: String) async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let names = ["John", "Johanna", "Smith", "Joe Smithers", "Ann"]
        let drafts = try (0..<1000).map { index in
            try Acme.draft(
                "\(names[index % 3].lowercased())\(index)@acme.example", firstName: names[index % names.count],
                company: .named(try CompanyName("Company \(index % 2)")))
        }
        _ = try await acme.repository.commit(ChangeSet(drafts.map { .createPerson($0, schema: .first) }))
        let terms = try #require(try SearchTerms(text))
        let everybody = try await pages { try await acme.repository.people(matching: PersonQuery(), page: $0) }
        let expected = everybody.filter { terms.match(SearchText.of($0)) }

        let found = try await pages {
            try await acme.repository.people(matching: PersonQuery(search: terms), page: $0)
        }
        #expect(found.map(\.id) == expected.map(\.id))

        // Each way by itself, whether or not the plan would take it for so few people.
        let match = SearchMatch(terms)
        let queries = SearchQueries.people
        var ways: [(SearchQueries.Way, String?, String)] = []
        if let long = match.text {
            ways.append((queries.textThenRow, long, match.allTerms))
            if let grams = match.grams { ways.append((queries.textAndGrams, long, grams)) }
        }
        if let grams = match.grams { ways.append((queries.gramsThenRow, grams, match.allTerms)) }
        ways.append((SearchQueries.peopleOfCreator, nil, match.allTerms))
        for (way, index, second) in ways {
            let rows = try storage.readInline { connection throws(StorageError) in
                try connection.all(way.rows) {
                    $0.add(RowRange(ordinal: 1))
                    $0.add(index)
                    $0.add(second)
                    guard way.namesFilter else { return }
                    $0.addNull()
                    $0.add(way.rows === SearchQueries.peopleOfCreator.rows ? acme.owner.id : nil)
                } _: {
                    $0.int64()
                }
            }
            let expectedRows = expected.filter {
                way.rows !== SearchQueries.peopleOfCreator.rows || $0.createdBy != nil
            }
            #expect(rows.count == expectedRows.count, "\(way.rows.text)")
            #expect(rows == rows.sorted(by: >))
        }
        await harness.tearDown()
    }

    private func pages(_ read: (PageRequest) async throws -> Page<Person>) async throws -> [Person] {
        var people: [Person] = []
        while true {
            let page = try await read(try PageRequest(limit: 97, offset: people.count))
            people += page.items
            #expect(people.count <= page.total ?? 0)
            if !page.hasMore {
                #expect(people.count == page.total)
                return people
            }
        }
    }
}
#endif
