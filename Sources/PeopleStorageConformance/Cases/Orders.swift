import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let orders: [StorageConformanceCase] = [
        StorageConformanceCase(.orders, "People are put in order by each of their own fields, in both directions") {
            world in
            let repository = world.acme.repository
            _ = try await world.furnishForQueries()
            let expected: [(String, [String])] = [
                ("email", ["Jane", "José", "Max", "Wile", "Ann"]), ("-email", ["Wile", "Max", "José", "Jane", "Ann"]),
                ("firstName", ["Ann", "Jane", "José", "Max", "Wile"]),
                ("-firstName", ["Wile", "Max", "José", "Jane", "Ann"]),
                // "doe" and "Doe" are one name, of whom the older comes first.
                ("lastName", ["Max", "Wile", "José", "Jane", "Ann"]),
                ("-lastName", ["Jane", "José", "Wile", "Max", "Ann"]),
                ("phoneNumber", ["Jane", "José", "Wile", "Max", "Ann"]),
                ("-phoneNumber", ["José", "Jane", "Ann", "Max", "Wile"]),
                ("address", ["José", "Wile", "Jane", "Max", "Ann"]),
                ("latitude", ["Max", "Jane", "Wile", "José", "Ann"]),
                ("-latitude", ["Jane", "Max", "Ann", "José", "Wile"]),
                ("-longitude", ["Max", "Jane", "Ann", "José", "Wile"]),
                ("createdAt", ["Wile", "José", "Jane", "Max", "Ann"]),
                ("-createdAt", ["Ann", "Max", "Jane", "José", "Wile"]),
                ("updatedAt", ["Wile", "Jane", "Max", "Ann", "José"]),
                ("-updatedAt", ["José", "Ann", "Max", "Jane", "Wile"]),
                ("lastName,-firstName", ["Max", "Wile", "José", "Jane", "Ann"]),
                ("lastName,firstName", ["Max", "Wile", "Jane", "José", "Ann"]),
                ("-lastName,phoneNumber,firstName", ["Jane", "José", "Wile", "Max", "Ann"]),
            ]
            for (sort, names) in expected {
                try expectEqual(try await repository.names(sort: sort), names, "the order by \(sort)")
            }
        },
        StorageConformanceCase(.orders, "Custom fields of every type put records in order") { world in
            let repository = world.acme.repository
            try await world.defineFieldsOfEveryType()
            for (name, values) in Samples.ofEveryType { try await repository.createPerson(name, customFields: values) }
            let ascending = [
                "cf_text", "cf_date", "cf_datetime", "cf_email", "cf_select",
            ]
            for sort in ascending {
                try expectEqual(
                    try await repository.names(sort: sort), ["A", "B", "Wile", "C"], "the order by \(sort)")
                try expectEqual(
                    try await repository.names(sort: "-\(sort)"), ["B", "A", "C", "Wile"], "the order by -\(sort)")
            }
            try expectEqual(try await repository.names(sort: "cf_boolean"), ["B", "A", "Wile", "C"], "false first")
            try expectEqual(try await repository.names(sort: "cf_number"), ["A", "B", "C", "Wile"], "numbers")
            try expectEqual(try await repository.names(sort: "-cf_number"), ["C", "B", "A", "Wile"], "numbers, down")
            try expectEqual(try await repository.names(sort: "cf_phone"), ["B", "A", "Wile", "C"], "a plus sign first")
            try expectEqual(try await repository.names(sort: "cf_url"), ["A", "B", "Wile", "C"], "URLs")
        },
        StorageConformanceCase(.orders, "Companies are put in order as people are") { world in
            let repository = world.acme.repository
            try await repository.defineField("Size", .number(try NumberRules()), for: .companies, flags: .sortable)
            for (name, industry, size) in [("b", "X", 2.0), ("C", nil, 1), ("A", "x", nil)]
                as [(String, String?, Double?)]
            {
                try await repository.createCompany(
                    name, industry: industry, customFields: size.map { ["cf_size": CustomFieldValue.number($0)] } ?? [:]
                )
            }
            try expectEqual(try await repository.companyNames(sort: "name"), ["A", "b", "C"])
            try expectEqual(try await repository.companyNames(sort: "-name"), ["C", "b", "A"])
            try expectEqual(try await repository.companyNames(sort: "cf_size"), ["C", "b", "A"])
            try expectEqual(try await repository.companyNames(sort: "-cf_size"), ["b", "C", "A"])
            try expectEqual(try await repository.companyNames(sort: "industry"), ["b", "A", "C"])
            try expectEqual(try await repository.companyNames(sort: "industry,name"), ["A", "b", "C"])
            try expectEqual(try await repository.companyNames(sort: "createdAt"), ["b", "C", "A"])
        },
        StorageConformanceCase(.orders, "An order goes together with filters, search and what the scope sees") {
            world in
            let repository = world.acme.repository
            try await repository.defineField("Score", .number(try NumberRules()), flags: [.filterable, .sortable])
            let hooli = try await repository.createCompany("Hooli").id
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            for index in 0..<24 {
                try await (index % 2 == 0 ? hers : repository).createPerson(
                    "P\(index)", index % 3 == 0 ? "Smith" : "Smythe",
                    company: index % 4 == 0 ? .existing(hooli) : .none,
                    customFields: index < 18 ? ["cf_score": .number(Double(index / 2 % 3))] : [:])
            }
            try expectEqual(
                try await repository.names(FieldFilter("cf_score", "1"), sort: "-firstName"),
                ["P9", "P8", "P3", "P2", "P15", "P14"], "a filter")
            try expectEqual(
                try await repository.names(sort: "-cf_score,createdAt", search: "smith", in: hooli),
                ["P0", "P12"], "a search in a company")
            try expectEqual(
                try await hers.names(FieldFilter("cf_score", .isNull, "false"), sort: "-cf_score,firstName"),
                ["P10", "P16", "P4", "P14", "P2", "P8", "P0", "P12", "P6"], "what a restricted scope sees")
            try expectEqual(
                try await hers.names(FieldFilter("lastName", "smith"), sort: "cf_score"),
                ["P0", "P6", "P12", "P18"], "with those at the end who have no value")
        },
        StorageConformanceCase(.orders, "Many records of one value stand in the order of the other terms") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            for part in 0..<3 {
                let changes = try (0..<900).map { index in
                    let number = (part * 900 + index) * 7919 % 2700
                    return Change.createPerson(
                        try .sample("P\(10_000 + number)", part == 2 ? nil : "Same"), schema: schema)
                }
                _ = try await repository.commit(ChangeSet(changes))
            }
            let query = PersonQuery(fields: try await repository.fields(.people, sort: "-lastName,firstName"))
            let names = try await repository.everybodyByCursor(matching: query).map(\.firstName.string)
            let sames = (0..<1800).map { "P\(10_000 + $0 * 7919 % 2700)" }.sorted()
            let others = (1800..<2700).map { "P\(10_000 + $0 * 7919 % 2700)" }.sorted()
            try expectEqual(names, sames + ["Wile"] + others, "the people")
            let page = try await repository.people(matching: query, page: PageRequest(limit: 2, offset: 1799))
            try expectEqual(page.items.map(\.firstName.string), [sames[1799], "Wile"], "a page far off")
        },
    ]
}
