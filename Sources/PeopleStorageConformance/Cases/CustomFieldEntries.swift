import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let customFieldEntries: [StorageConformanceCase] = [
        StorageConformanceCase(.customFields, "Who has a value, and who has none, is told step by step") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Score", .number(NumberRules()))
            try await repository.defineField("Score", for: .companies)
            var people: [Person] = []
            for index in 0..<7 {
                let values: [String: CustomFieldValue] =
                    index % 3 == 2 ? ["cf_other": .text("cf_score")] : ["cf_score": .number(Double(index))]
                people.append(try await repository.createPerson("P\(index)", "Smith", customFields: values))
            }
            try await world.globex.repository.createPerson("Elsewhere", customFields: ["cf_score": .number(9)])
            let company = try await repository.createCompany("Acme", customFields: ["cf_score": .text("x")])
            let expected = people.map { CustomFieldEntry($0, key: field.key, visibility: .all) }
            let present = CustomFieldEntryQuery(.present, of: field.key, for: .people)
            for limit in [1, 2, 4, 5, 1000] {
                try expectEqual(
                    try await repository.entries(present, limit: limit), expected.filter { $0.value != nil },
                    "those who have a value, \(limit) a step")
            }
            let absent = CustomFieldEntryQuery(.absent, of: field.key, for: .people)
            // The owner of the organization has none either.
            let without = try await repository.entries(absent, limit: 1)
            try expectEqual(Array(without.suffix(2)), expected.filter { $0.value == nil }, "those who have none")
            try expectEqual(without.count, 3, "how many have none")
            try expectEqual(
                try await repository.entries(CustomFieldEntryQuery(.present, of: field.key, for: .companies), limit: 1),
                [CustomFieldEntry(company, key: field.key)], "the company")
            try expectEqual(
                try await repository.entries(CustomFieldEntryQuery(.absent, of: field.key, for: .companies), limit: 1),
                [], "companies without")
        },
        StorageConformanceCase(.customFields, "A step goes on behind a record that is gone") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Score")
            var people: [Person] = []
            for index in 0..<4 {
                people.append(
                    try await repository.createPerson("P\(index)", customFields: ["cf_score": .text("\(index)")]))
            }
            let query = CustomFieldEntryQuery(.present, of: field.key, for: .people)
            let first = try await repository.customFieldEntries(query, after: nil, limit: 2)
            try await repository.deletePerson(people[1].id)
            let rest = try await repository.customFieldEntries(query, after: first.last?.place, limit: 3)
            try expectEqual(rest.map(\.value), [.text("2"), .text("3")], "the values behind the one that is gone")
        },
        StorageConformanceCase(.customFields, "A restricted scope is told the values of others, and not whose they are")
        {
            world in
            let jane = try await world.acme.repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let field = try await world.acme.repository.defineField("Score")
            let seen = try await hers.createPerson("Seen", customFields: ["cf_score": .text("a")])
            try await world.acme.repository.createPerson("Hidden", customFields: ["cf_score": .text("b")])
            try await world.acme.acting(as: nil).createPerson("Nobody's", customFields: ["cf_score": .text("c")])
            let query = CustomFieldEntryQuery(.present, of: field.key, for: .people)
            let entries = try await hers.entries(query, limit: 2)
            try expectEqual(entries.map(\.value), [.text("a"), .text("b"), .text("c")], "the values")
            try expectEqual(
                entries.map(\.holder), [.person(seen.id, name: seen.fullName), nil, nil], "whose they are")
        },
    ]
}

extension Repository {
    /// All entries, so many a step.
    fileprivate func entries(_ query: CustomFieldEntryQuery, limit: Int) async throws -> [CustomFieldEntry] {
        var entries: [CustomFieldEntry] = []
        // A backend that goes in circles is to be caught, not followed.
        while entries.count < 1000 {
            let step = try await customFieldEntries(query, after: entries.last?.place, limit: limit)
            try expect(step.count <= limit, "a step has at most \(limit)")
            entries += step
            if step.count < limit { break }
        }
        return entries
    }
}
