import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let customFields: [StorageConformanceCase] = [
        StorageConformanceCase(.customFields, "A definition is kept as it was given, whatever its type") { world in
            let repository = world.acme.repository
            let options = try SelectOptions([
                SelectOption(value: OptionText("a"), label: OptionText("Größe A"), color: OptionColor("#fff")),
                SelectOption(value: OptionText("b \"quoted\"")),
            ])
            let everyRules: [CustomFieldRules] = [
                .text(maximumLength: nil), .text(maximumLength: 12),
                .text(maximumLength: nil, pattern: try TextPattern("[A-Z]{2}-\\d+|\"é\"")), .textarea,
                .number(try NumberRules()),
                .number(try NumberRules(minimum: -1.5, maximum: 1e300, isInteger: true)), .boolean, .date, .datetime,
                .url, .email, .phone, .select(options), .multiselect(options),
                try CustomFieldRules(.text(TextRules(maximumLength: 12)), default: .string("Größe \"A\"")),
                try CustomFieldRules(.number(NumberRules(maximum: 1e300)), default: .number(-0.1)),
                try CustomFieldRules(.boolean, default: .boolean(false)),
                try CustomFieldRules(.multiselect(options), default: .array([.string("a")])),
            ]
            for entityType in EntityType.allCases {
                var definitions: [CustomFieldDefinition] = []
                for (index, rules) in everyRules.enumerated() {
                    let draft = try CustomFieldDraft(
                        entityType: entityType, name: CustomFieldName("Field \(index)"),
                        description: index % 2 == 0 ? nil : CustomFieldDescription("What it's for: \(index)"),
                        flags: rules.defaultValue == nil
                            ? CustomFieldFlags(rawValue: index % 16).intersection(rules.type.possibleFlags) : .required,
                        rules: rules)
                    let created = try await repository.commit(.createCustomField(draft))
                        .customField(.created, recordsTouched: 0)
                    let expected = CustomFieldDefinition(
                        id: created.id, draft: draft, displayOrder: index, createdAt: world.clock.now)
                    try expectEqual(created, expected, "the outcome")
                    definitions.append(created)
                }
                let schema = try await repository.customFieldSchema(for: entityType)
                try expectEqual(schema.entityType, entityType)
                try expectEqual(schema.definitions, definitions, "the definitions in display order")
            }
        },
        StorageConformanceCase(.customFields, "There are none at first") { world in
            for entityType in EntityType.allCases {
                let schema = try await world.acme.repository.customFieldSchema(for: entityType)
                try expectEqual(schema.definitions, [])
                try expectEqual(schema.entityType, entityType)
            }
        },
        StorageConformanceCase(.customFields, "A key is taken for one entity type only, however the name is spelled") {
            world in
            let repository = world.acme.repository
            try await repository.defineField("Lead Source")
            for name in ["Lead Source", "LEAD source", "lead_source", " Lead — Source! ", "Léad Sourcé"] {
                try await expectFailure(.conflict(.customFieldKeyTaken(CustomFieldKey("cf_lead_source"))), name) {
                    try await repository.defineField(name)
                }
            }
            try await repository.defineField("Lead Source", for: .companies)
            try await repository.defineField("Lead Sources")
            try expectEqual(try await repository.customFieldSchema(for: .people).definitions.count, 2)
            try expectEqual(try await repository.customFieldSchema(for: .companies).definitions.count, 1)
        },
        StorageConformanceCase(.customFields, "A definition can change its name and all but its key and type") {
            world in
            let repository = world.acme.repository
            var expected = try await repository.defineField("Lead Source", flags: [.filterable, .sortable])
            world.clock.advance(by: .seconds(5))
            let patches = [
                try CustomFieldPatch(name: .set(CustomFieldName("Origin"))),
                try CustomFieldPatch(description: .set(CustomFieldDescription("Where from"))),
                CustomFieldPatch(setFlags: [.required], clearedFlags: [.filterable]),
                CustomFieldPatch(rules: .set(.text(maximumLength: 5))),
                CustomFieldPatch(description: .set(nil), clearedFlags: [.required, .sortable]),
            ]
            for patch in patches {
                let updated = try await repository.commit(
                    .updateCustomField(expected.id, of: .people, patch, force: false)
                ).customField(.updated, recordsTouched: 0)
                expected.apply(patch)
                expected.updatedAt = world.clock.now
                expected.revision = expected.revision.next
                try expectEqual(updated, expected, "the outcome")
                try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [expected])
            }
            let others = [CustomFieldPatch(), CustomFieldPatch(rules: .set(.boolean))]
            for patch in others {
                let same = try await repository.commit(.updateCustomField(expected.id, of: .people, patch, force: true))
                    .customField(.unchanged, recordsTouched: 0)
                try expectEqual(same, expected, "a patch that changes nothing")
            }
            // The key stays with the field that had it first.
            try await expectFailure(.conflict(.customFieldKeyTaken(CustomFieldKey("cf_lead_source"))), "the old name") {
                try await repository.defineField("Lead Source")
            }
            try await repository.defineField("Origin")
        },
        StorageConformanceCase(.customFields, "A definition that is not there for the entity type is not found") {
            world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Score")
            let failure = StorageError.notFound(.customField(field.id))
            let wrong: [Change] = [
                .updateCustomField(field.id, of: .companies, CustomFieldPatch(), force: true),
                .deleteCustomField(field.id, of: .companies, force: true),
            ]
            for change in wrong { try await expectFailure(failure) { try await repository.commit(change) } }
            try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [field])
            let deleted = try await repository.commit(.deleteCustomField(field.id, of: .people, force: false))
                .customField(.deleted, recordsTouched: 0)
            try expectEqual(deleted, field, "the outcome of the deletion")
            try await expectFailure(failure, "deleting again") {
                try await repository.commit(.deleteCustomField(field.id, of: .people, force: true))
            }
            try expectEqual(try await repository.customFieldSchema(for: .people).definitions, [])
        },
        StorageConformanceCase(.customFields, "Lists stand in order of creation, also after deletions") { world in
            let repository = world.acme.repository
            var fields: [CustomFieldDefinition] = []
            for name in ["D", "B", "C", "A"] { fields.append(try await repository.defineField(name)) }
            try expectEqual(fields.map(\.displayOrder), [0, 1, 2, 3], "the display order")
            _ = try await repository.commit(.deleteCustomField(fields[1].id, of: .people, force: false))
            let last = try await repository.defineField("B again")
            let definitions = try await repository.customFieldSchema(for: .people).definitions
            try expectEqual(definitions.map(\.key.string), ["cf_d", "cf_c", "cf_a", "cf_b_again"], "the list")
            try expectEqual(definitions, [fields[0], fields[2], fields[3], last])
            try expect(last.displayOrder > fields[3].displayOrder, "the newest definition comes last")
        },
        StorageConformanceCase(.customFields, "Every change of a definition raises the revision of the schema") {
            world in
            let repository = world.acme.repository
            var revision = try await repository.peopleSchema()
            let elsewhere = try await world.globex.repository.peopleSchema()
            let companies = try await repository.customFieldSchema(for: .companies).revision
            func expectRise(_ subject: String) async throws {
                let next = try await repository.peopleSchema()
                try expect(next > revision, "the revision of the schema should rise after \(subject)")
                revision = next
            }
            let field = try await repository.defineField("Score")
            try await expectRise("a creation")
            let rename = try CustomFieldPatch(name: .set(CustomFieldName("Points")))
            _ = try await repository.commit(.updateCustomField(field.id, of: .people, rename, force: false))
            try await expectRise("a new name")
            let require = CustomFieldPatch(setFlags: .required)
            _ = try await repository.commit(.updateCustomField(field.id, of: .people, require, force: false))
            try await expectRise("another flag")
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: false))
            try await expectRise("a deletion")
            try await repository.defineField("Score")
            try await expectRise("the same name again")
            try await repository.createPerson("John", customFields: ["cf_score": .text("1")])
            try expectEqual(try await repository.peopleSchema(), revision, "the revision after a person was written")
            try expectEqual(try await world.globex.repository.peopleSchema(), elsewhere, "the revision elsewhere")
            try expectEqual(try await repository.customFieldSchema(for: .companies).revision, companies)
        },
        StorageConformanceCase(.customFields, "A write that was checked against an older schema is refused") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let company = try await repository.createCompany("Acme")
            let people = try await repository.peopleSchema()
            let companies = try await repository.customFieldSchema(for: .companies).revision
            try await repository.defineField("Score")
            try await repository.defineField("Size", for: .companies)
            let values = CustomFieldChanges.sample(["cf_score": .number(1)])
            let stale: [Change] = [
                .createPerson(try .sample("New", email: "new@acme.com"), schema: people),
                .createPerson(
                    try .sample("New", company: .named(CompanyName("New")), customFields: ["cf_old": .number(1)]),
                    schema: people),
                .updatePerson(john.id, PersonPatch(customFields: values), schema: people),
                .createUser(try .sample("New"), isRestrictedToOwnRecords: false, schema: people),
                .createCompany(CompanyDraft(name: try CompanyName("New")), schema: companies),
                .updateCompany(company.id, CompanyPatch(customFields: values), schema: companies),
            ]
            for change in stale { try await expectFailure(.staleSchema) { try await repository.commit(change) } }
            try expectEqual(try await repository.everybody().count, 2, "the number of people")
            try expectEqual(try await repository.everyCompany(), [company], "the companies")
            try expectEqual(try await repository.presentPerson(john.id), john)
            // The schema of the other entity type has no say.
            let present = try await repository.peopleSchema()
            try await repository.defineField("Height", for: .companies)
            _ = try await repository.commit(.createPerson(try .sample("Jane"), schema: present)).person(.created)
        },
    ]
}
