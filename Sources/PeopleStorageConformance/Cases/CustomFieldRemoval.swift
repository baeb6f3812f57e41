import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let customFieldRemoval: [StorageConformanceCase] = [
        StorageConformanceCase(.customFields, "A field with values goes only by force, and takes them along") { world in
            let repository = world.acme.repository
            let score = try await repository.defineField("Score")
            try await repository.defineField("Other")
            var people: [Person] = []
            for index in 0..<3 {
                people.append(
                    try await repository.createPerson(
                        "P\(index)", customFields: ["cf_score": .text("\(index)"), "cf_other": .text("o")]))
            }
            let without = try await repository.createPerson("Without", customFields: ["cf_other": .text("cf_score")])
            try await expectFailure(.conflict(.customFieldInUse(records: 3)), "deleting without force") {
                try await repository.commit(.deleteCustomField(score.id, of: .people, force: false))
            }
            try expectEqual(try await repository.people(Set(people.map(\.id))).count, 3)
            try expectEqual(try await repository.presentPerson(people[0].id), people[0], "before the deletion")
            world.clock.advance(by: .seconds(1))
            _ = try await repository.commit(.deleteCustomField(score.id, of: .people, force: true))
                .customField(.deleted, recordsTouched: 3)
            for person in people {
                let read = try await repository.presentPerson(person.id)
                try expectEqual(read.customFields, .sample(["cf_other": .text("o")]), "the values that are left")
                try expectEqual(read.revision, Revision(2))
                try expectEqual(read.updatedAt, world.clock.now)
            }
            try expectEqual(try await repository.presentPerson(without.id), without, "who had no value")
            try await repository.defineField("Score")
            try expectEqual(
                try await repository.presentPerson(people[0].id).customFields, .sample(["cf_other": .text("o")]),
                "the values once the key is defined anew")
        },
        StorageConformanceCase(.customFields, "A field is no longer in use when its values are gone") { world in
            let repository = world.acme.repository
            let score = try await repository.defineField("Score")
            let john = try await repository.createPerson("John", customFields: ["cf_score": .number(1)])
            let jane = try await repository.createPerson("Jane", customFields: ["cf_score": .number(1)])
            try await repository.updatePerson(
                john.id, PersonPatch(customFields: .sample(["cf_score": nil])))
            try await repository.deletePerson(jane.id)
            _ = try await repository.commit(.deleteCustomField(score.id, of: .people, force: false))
                .customField(.deleted, recordsTouched: 0)
        },
        StorageConformanceCase(.customFields, "A choice that is taken by somebody goes only by force") { world in
            let repository = world.acme.repository
            let size = try await repository.defineField("Size", .select(.sample("S", "M", "L")))
            let small = try await repository.createPerson("Small", customFields: ["cf_size": .text("S")])
            let medium = try await repository.createPerson("Medium", customFields: ["cf_size": .text("M")])
            let without = CustomFieldPatch(rules: .set(.select(try .sample("M", "L", "XL"))))
            try await expectFailure(.conflict(.customFieldInUse(records: 1)), "removing without force") {
                try await repository.commit(.updateCustomField(size.id, of: .people, without, force: false))
            }
            try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [size], "the definition")
            _ = try await repository.commit(.updateCustomField(size.id, of: .people, without, force: true))
                .customField(.updated, recordsTouched: 1)
            try expect(try await repository.presentPerson(small.id).customFields.isEmpty, "the choice is taken away")
            try expectEqual(try await repository.presentPerson(medium.id), medium, "who chose something else")
            let unused = CustomFieldPatch(rules: .set(.select(try .sample("M"))))
            _ = try await repository.commit(.updateCustomField(size.id, of: .people, unused, force: false))
                .customField(.updated, recordsTouched: 0)
        },
        StorageConformanceCase(.customFields, "A choice is taken out of lists, and an empty list is no value") {
            world in
            let repository = world.acme.repository
            let tags = try await repository.defineField(
                "Tags", .multiselect(.sample("a", "b", "c")), for: .companies)
            let chosen: [(String, [String], CustomFieldValue?)] = [
                ("One", ["a"], nil), ("Two", ["a", "b"], .list(["b"])), ("Three", ["a", "b", "c"], .list(["b", "c"])),
                ("Four", ["b"], .list(["b"])),
            ]
            var ids: [Company.ID] = []
            for (name, list, _) in chosen {
                ids.append(try await repository.createCompany(name, customFields: ["cf_tags": .list(list)]).id)
            }
            let without = CustomFieldPatch(rules: .set(.multiselect(try .sample("b", "c"))))
            try await expectFailure(.conflict(.customFieldInUse(records: 3)), "removing without force") {
                try await repository.commit(.updateCustomField(tags.id, of: .companies, without, force: false))
            }
            _ = try await repository.commit(.updateCustomField(tags.id, of: .companies, without, force: true))
                .customField(.updated, recordsTouched: 3)
            for (id, (name, _, expected)) in zip(ids, chosen) {
                let company = try await repository.presentCompany(id)
                try expectEqual(company.customFields.values[tags.key], expected, "the tags of \(name)")
                try expectEqual(company.revision, Revision(name == "Four" ? 1 : 2), "the revision of \(name)")
            }
        },
        StorageConformanceCase(.customFields, "A value is counted by its field and not by what it looks like") {
            world in
            let repository = world.acme.repository
            let size = try await repository.defineField("Size", .select(.sample("S", "M")))
            try await repository.defineField("Note")
            try await repository.defineField("Size", .select(.sample("S", "M")), for: .companies)
            try await repository.createPerson("John", customFields: ["cf_note": .text("\"cf_size\":\"S\"")])
            try await repository.createPerson("Jane", customFields: ["cf_note": .text("S")])
            try await repository.createCompany("Acme", customFields: ["cf_size": .text("S")])
            try await world.globex.repository.createPerson("Elsewhere", customFields: ["cf_size": .text("S")])
            let without = CustomFieldPatch(rules: .set(.select(try .sample("M"))))
            _ = try await repository.commit(.updateCustomField(size.id, of: .people, without, force: false))
                .customField(.updated, recordsTouched: 0)
            _ = try await repository.commit(.deleteCustomField(size.id, of: .people, force: true))
                .customField(.deleted, recordsTouched: 0)
            try expectEqual(try await repository.everyCompany().first?.customFields.json, "{\"cf_size\":\"S\"}")
            try expectEqual(
                try await world.globex.repository.everybody().first?.customFields.json, "{\"cf_size\":\"S\"}")
        },
        StorageConformanceCase(.customFields, "An entity type has at most 500 fields") { world in
            let repository = world.acme.repository
            let maximum = CustomFieldSchema.maximumCount
            let drafts = try (0..<maximum).map { index in
                try Change.createCustomField(
                    CustomFieldDraft(entityType: .people, name: CustomFieldName("F\(index)"), rules: .boolean))
            }
            _ = try await repository.commit(ChangeSet(drafts))
            let definitions = try await repository.customFieldSchema(for: .people).definitions
            try expectEqual(definitions.map(\.displayOrder), Array(0..<maximum), "the display order")
            try await expectFailure(.conflict(.tooManyCustomFields), "one more") {
                try await repository.defineField("One more")
            }
            try await repository.defineField("One more", for: .companies)
            _ = try await repository.commit(.deleteCustomField(definitions[7].id, of: .people, force: false))
            try await repository.defineField("One more")
        },
    ]
}
