import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let filters: [StorageConformanceCase] = [
        StorageConformanceCase(.filters, "People are found by each of their own fields") { world in
            let repository = world.acme.repository
            let people = try await world.furnishForQueries()
            let hooli = try expectPresent(people["Jane"]?.company).id
            let before = try expectPresent(people["Jane"]).createdAt
            let expected: [(FieldFilter, [String])] = [
                (FieldFilter("email", "JOSÉ@acme.com"), []), (FieldFilter("email", "JANE@Acme.com"), ["Jane"]),
                (FieldFilter("email", .containing, "ACME"), ["Max", "Jane", "José", "Wile"]),
                (FieldFilter("email", .isNull, "true"), ["Ann"]),
                (FieldFilter("firstName", "josé"), ["José"]), (FieldFilter("firstName", "jose"), []),
                (FieldFilter("firstName", .oneOf, "ANN, Max,nobody"), ["Ann", "Max"]),
                (FieldFilter("firstName", .greaterOrEqual, "jose"), ["Max", "José", "Wile"]),
                (FieldFilter("firstName", .less, "jane"), ["Ann"]),
                (FieldFilter("firstName", .lessOrEqual, "JANE"), ["Ann", "Jane"]),
                (FieldFilter("lastName", .isNull, "true"), ["Ann"]),
                (FieldFilter("lastName", .isNull, "false"), ["Max", "Jane", "José", "Wile"]),
                (FieldFilter("lastName", .containing, "o"), ["Jane", "José", "Wile"]),
                (FieldFilter("lastName", .notEqual, "Doe"), ["Ann", "Max", "Wile"]),
                (FieldFilter("phoneNumber", .containing, "555"), ["Jane"]),
                (FieldFilter("address", .containing, "main"), ["José"]),
                (FieldFilter("latitude", .less, "0"), ["Max"]),
                (FieldFilter("latitude", .greaterOrEqual, "-10.5"), ["Max", "Jane"]),
                (FieldFilter("longitude", "-0"), ["Jane"]),
                (FieldFilter("isConnector", "true"), ["Jane"]),
                (FieldFilter("isConnector", "false"), ["Ann", "Max", "José", "Wile"]),
                (FieldFilter("isConnector", .notEqual, "false"), ["Jane"]),
                (FieldFilter("isSolutionProvider", "true"), ["José"]), (FieldFilter("isFullUser", "true"), ["Wile"]),
                (FieldFilter("companyId", hooli.description), ["Jane", "José"]),
                (FieldFilter("companyId", .isNull, "true"), ["Ann", "Max", "Wile"]),
                (FieldFilter("companyId", .notEqual, hooli.description), ["Ann", "Max", "Wile"]),
                (FieldFilter("createdAt", .less, before.description), ["José", "Wile"]),
                (FieldFilter("createdAt", .lessOrEqual, before.description), ["Jane", "José", "Wile"]),
                (FieldFilter("createdAt", before.description), ["Jane"]),
                (FieldFilter("updatedAt", .greater, before.description), ["Ann", "Max", "José"]),
                (FieldFilter("createdAt", .isNull, "true"), []),
            ]
            for (filter, names) in expected {
                try expectEqual(try await repository.names(filter), names, "who has \(filter.name) \(filter.value)")
            }
        },
        StorageConformanceCase(.filters, "People are found by custom fields of every type") { world in
            let repository = world.acme.repository
            try await world.defineFieldsOfEveryType()
            try await repository.createPerson("None")
            for (name, values) in Samples.ofEveryType {
                try await repository.createPerson(name, customFields: values)
            }
            let expected: [(FieldFilter, [String])] = [
                (FieldFilter("cf_text", "SALES"), ["B"]), (FieldFilter("cf_text", .containing, "al"), ["B"]),
                (FieldFilter("cf_text", .notEqual, "sales"), ["C", "A", "None", "Wile"]),
                (FieldFilter("cf_number", .greater, "-2.5"), ["C", "B"]),
                (FieldFilter("cf_number", .lessOrEqual, "-2.5"), ["A"]),
                (FieldFilter("cf_number", "1e1"), ["B"]), (FieldFilter("cf_number", .oneOf, "10,-2.5"), ["B", "A"]),
                (FieldFilter("cf_boolean", "false"), ["B"]),
                (FieldFilter("cf_boolean", .isNull, "true"), ["C", "None", "Wile"]),
                (FieldFilter("cf_date", .less, "2024-02-01"), ["A"]), (FieldFilter("cf_date", "2024-02-29"), ["B"]),
                (FieldFilter("cf_datetime", "2024-01-15T12:00:00+02:00"), ["A"]),
                (FieldFilter("cf_datetime", .greaterOrEqual, "2024-01-16"), ["B"]),
                (FieldFilter("cf_url", .containing, "ACME"), ["A"]),
                (FieldFilter("cf_email", "A@acme.com"), ["A"]), (FieldFilter("cf_phone", .containing, "+1"), ["B"]),
                (FieldFilter("cf_select", "a"), ["A"]), (FieldFilter("cf_multiselect", "a"), ["B", "A"]),
                (FieldFilter("cf_multiselect", .notEqual, "b"), ["C", "A", "None", "Wile"]),
                (FieldFilter("cf_multiselect", .oneOf, "b,c"), ["B"]),
                (FieldFilter("cf_multiselect", .isNull, "false"), ["B", "A"]),
            ]
            for (filter, names) in expected {
                try expectEqual(try await repository.names(filter), names, "who has \(filter.name) \(filter.value)")
            }
        },
        StorageConformanceCase(.filters, "Companies are found by their own fields and by custom ones") { world in
            let repository = world.acme.repository
            try await repository.defineField("Size", .number(try NumberRules()), for: .companies, flags: .filterable)
            try await repository.createCompany(
                "Hooli", website: "https://hooli.com", industry: "Technology", customFields: ["cf_size": .number(5)])
            try await repository.createCompany(
                "Initech", industry: "technology", customFields: ["cf_size": .number(50)])
            try await repository.createCompany("Émile")
            let expected: [(FieldFilter, [String])] = [
                (FieldFilter("name", "HOOLI"), ["Hooli"]), (FieldFilter("name", .less, "f"), ["Émile"]),
                (FieldFilter("industry", "TECHNOLOGY"), ["Initech", "Hooli"]),
                (FieldFilter("industry", .isNull, "true"), ["Émile"]),
                (FieldFilter("website", .containing, "hooli"), ["Hooli"]),
                (FieldFilter("cf_size", .greaterOrEqual, "5"), ["Initech", "Hooli"]),
                (FieldFilter("cf_size", .greater, "5"), ["Initech"]),
                (FieldFilter("cf_size", .isNull, "true"), ["Émile"]),
                (FieldFilter("updatedAt", .isNull, "false"), ["Émile", "Initech", "Hooli"]),
            ]
            for (filter, names) in expected {
                let found = try await repository.companyNames(filter)
                try expectEqual(found, names, "what has \(filter.name) \(filter.value)")
            }
        },
        StorageConformanceCase(.filters, "All filters must be met, beside search, company and what the scope sees") {
            world in
            let repository = world.acme.repository
            try await repository.defineField("Score", .number(try NumberRules()), flags: .filterable)
            let hooli = try await repository.createCompany("Hooli").id
            for score in 0..<12 {
                try await repository.createPerson(
                    "P\(score)", score % 2 == 0 ? "Even" : "Odd", company: score % 3 == 0 ? .existing(hooli) : .none,
                    customFields: ["cf_score": .number(Double(score))])
            }
            let least = FieldFilter("cf_score", .greaterOrEqual, "4")
            let most = FieldFilter("cf_score", .less, "9")
            try expectEqual(try await repository.names(least, most), ["P8", "P7", "P6", "P5", "P4"], "a range")
            let odd = FieldFilter("lastName", "odd")
            try expectEqual(try await repository.names(least, most, odd), ["P7", "P5"], "two fields")
            try expectEqual(try await repository.names(least, search: "even"), ["P10", "P8", "P6", "P4"], "a search")
            try expectEqual(try await repository.names(least, in: hooli), ["P9", "P6"], "a company")
            try expectEqual(try await repository.names(least, odd, search: "p", in: hooli), ["P9"], "all of it")
            try expectEqual(
                try await repository.names(least, FieldFilter("cf_score", .notEqual, "6"), in: hooli), ["P9"],
                "a negation")
            let impossible = FieldFilter("cf_score", .less, "4")
            try expectEqual(try await repository.names(least, impossible), [], "what nobody can have")
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            try await hers.createPerson("Hers", customFields: ["cf_score": .number(5)])
            try expectEqual(try await hers.names(least), ["Hers"], "what a restricted scope sees")
            try expectEqual(
                try await hers.names(FieldFilter("cf_score", .notEqual, "6")), ["Hers"], "what it sees of a negation")
            try expectEqual(try await world.globex.repository.names(), ["Hank"], "another organization's people")
        },
        StorageConformanceCase(.filters, "Filters follow every write") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Team", flags: [.filterable, .sortable])
            let inSales = FieldFilter("cf_team", "Sales")
            let john = try await repository.createPerson("John", "Doe", customFields: ["cf_team": .text("Sales")])
            let jane = try await repository.createPerson(
                "Jane", "Roe", company: .named(CompanyName("Hooli")), customFields: ["cf_team": .text("Sales")])
            try expectEqual(try await repository.names(inSales), ["Jane", "John"])
            try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(["cf_team": .text("Ops")])))
            try expectEqual(try await repository.names(inSales), ["Jane"], "after a change")
            try expectEqual(try await repository.names(FieldFilter("cf_team", "ops")), ["John"], "the new value")
            try await repository.updatePerson(john.id, PersonPatch(customFields: .sample(["cf_team": nil])))
            try expectEqual(try await repository.names(FieldFilter("cf_team", .isNull, "true")), ["John", "Wile"])
            try await repository.updatePerson(john.id, PersonPatch(lastName: .set(LastName("Poe"))))
            try expectEqual(try await repository.names(FieldFilter("lastName", "doe")), [], "the old name")
            try expectEqual(try await repository.names(FieldFilter("lastName", "poe")), ["John"], "the new name")
            try await repository.makeUser(repository.createPerson("Max", email: "max@acme.com").id)
            try expectEqual(
                try await repository.names(FieldFilter("isFullUser", "true")), ["Max", "Wile"], "the users")
            try await repository.deleteCompany(try expectPresent(jane.company).id)
            try expectEqual(
                try await repository.names(FieldFilter("companyId", .isNull, "true"), inSales), ["Jane"], "the unlinked"
            )
            try await repository.deletePerson(jane.id)
            try expectEqual(try await repository.names(inSales), [], "after a deletion")
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
            let again = try await repository.defineField("Team", flags: .filterable)
            try expectEqual(again.displayOrder, field.displayOrder, "the place of the new field")
            try expectEqual(try await repository.names(FieldFilter("cf_team", .isNull, "false")), [], "a new field")
        },
        StorageConformanceCase(.filters, "An option that is taken away is found no more") { world in
            let repository = world.acme.repository
            let rules = CustomFieldRules(.multiselect(try .sample("a", "b")))
            let field = try await repository.defineField("Tags", rules, flags: .filterable)
            try await repository.createPerson("Both", customFields: ["cf_tags": .list(["a", "b"])])
            try await repository.createPerson("One", customFields: ["cf_tags": .list(["b"])])
            let patch = CustomFieldPatch(rules: .set(CustomFieldRules(.multiselect(try .sample("a")))))
            _ = try await repository.commit(.updateCustomField(field.id, of: .people, patch, force: true))
                .customField(.updated, recordsTouched: 2)
            try expectEqual(try await repository.names(FieldFilter("cf_tags", "b")), [], "the option that is gone")
            try expectEqual(try await repository.names(FieldFilter("cf_tags", "a")), ["Both"], "the other option")
            try expectEqual(try await repository.names(FieldFilter("cf_tags", .isNull, "true")), ["One", "Wile"])
        },
        StorageConformanceCase(.filters, "A flag holds at once for the records that are there") { world in
            let repository = world.acme.repository
            for entityType in EntityType.allCases {
                let field = try await repository.defineField("Team", for: entityType)
                switch entityType {
                case .people:
                    for index in 0..<30 {
                        try await repository.createPerson("P\(index)", customFields: ["cf_team": .text("\(index % 2)")])
                    }
                case .companies:
                    for index in 0..<30 {
                        try await repository.createCompany(
                            "P\(index)", customFields: ["cf_team": .text("\(index % 2)")])
                    }
                }
                func change(_ flags: CustomFieldFlags) async throws {
                    _ = try await repository.commit(
                        .updateCustomField(field.id, of: entityType, .flags(flags), force: false)
                    ).customField(.updated, recordsTouched: 0)
                }
                let odd = FieldFilter("cf_team", "1")
                func count() async throws -> Int {
                    switch entityType {
                    case .people: try await repository.names(odd, sort: "cf_team").count
                    case .companies: try await repository.companyNames(odd, sort: "cf_team").count
                    }
                }
                try await change([.filterable, .sortable])
                try expectEqual(try await count(), 15, "how many are found")
                try await change([.sortable])
                try await change([])
                try await change([.filterable, .sortable])
                try expectEqual(try await count(), 15, "how many are found when the flag is back")
            }
        },
        StorageConformanceCase(.filters, "A question that was checked against another schema is refused") { world in
            let repository = world.acme.repository
            let page = PageRequest.first
            for entityType in EntityType.allCases {
                let field = try await repository.defineField("Team", for: entityType, flags: [.filterable, .sortable])
                for sort in [nil, "cf_team"] {
                    let filters = sort == nil ? [FieldFilter("cf_team", "Sales")] : []
                    let query = try await repository.fields(entityType, filters, sort: sort)
                    let flags: CustomFieldFlags = sort == nil ? [.sortable] : [.filterable]
                    _ = try await repository.commit(
                        .updateCustomField(field.id, of: entityType, .flags(flags), force: false))
                    try await expectFailure(.staleSchema, "a question of yesterday") {
                        switch entityType {
                        case .people: _ = try await repository.people(matching: PersonQuery(fields: query), page: page)
                        case .companies:
                            _ = try await repository.companies(matching: CompanyQuery(fields: query), page: page)
                        }
                    }
                    _ = try await repository.commit(
                        .updateCustomField(
                            field.id, of: entityType, .flags([.filterable, .sortable]), force: false))
                }
            }
            // Of fields that every record has, no schema has a say.
            let query = try await repository.fields(.people, [FieldFilter("firstName", "wile")], sort: "lastName")
            try await repository.defineField("Other")
            let found = try await repository.people(matching: PersonQuery(fields: query), page: page)
            try expectEqual(found.items.map(\.firstName.string), ["Wile"], "who is found by an old question")
        },
        StorageConformanceCase(.filters, "Long texts and many values are told apart") { world in
            let repository = world.acme.repository
            try await repository.defineField("Text", flags: [.filterable, .sortable])
            // The two differ only behind what an index holds of them.
            let long = String(repeating: "𝔘", count: 999)
            for (name, end) in [("A", "a"), ("B", "b")] {
                try await repository.createPerson(name, customFields: ["cf_text": .text(long + end)])
            }
            try expectEqual(try await repository.names(FieldFilter("cf_text", long + "a")), ["A"], "a long text")
            try expectEqual(try await repository.names(FieldFilter("cf_text", .notEqual, long + "a")), ["B", "Wile"])
            try expectEqual(Set(try await repository.names(sort: "cf_text")), ["A", "B", "Wile"], "in some order")
            let values = (0..<FieldQuery.maximumValues).map { "\($0)" }
            try await repository.createPerson("C", customFields: ["cf_text": .text("99")])
            let filter = FieldFilter("cf_text", .oneOf, values.joined(separator: ","))
            try expectEqual(try await repository.names(filter), ["C"], "one of many")
            let plain = ["%", "_", "*", "'", "\"", "\\", "\u{1}"]
            for text in plain { try await repository.createPerson("=\(text)", customFields: ["cf_text": .text(text)]) }
            for text in plain {
                for filter in [FieldFilter("cf_text", text), FieldFilter("cf_text", .containing, text)] {
                    try expectEqual(try await repository.names(filter), ["=\(text)"], "a plain character")
                }
            }
        },
    ]
}
