import PeopleDomain
import Testing

@Suite("Custom fields")
struct CustomFieldTests {
    @Test(
        "A key is made from the words of a name",
        arguments: [
            ("Lead Source", "cf_lead_source"), ("lead_source", "cf_lead_source"), ("  --Größe (cm)!", "cf_grosse_cm"),
            ("部門", "cf_部門"), ("2nd Name", "cf_2nd_name"), ("A", "cf_a"),
        ])
    func keys(name: String, key: String) throws {
        #expect(try CustomFieldKey(naming: CustomFieldName(name)).string == key)
    }

    @Test("A name without a letter or digit makes no key")
    func keyless() {
        #expect(throws: FieldFault.self) { try CustomFieldKey(naming: CustomFieldName("-- !")) }
    }

    private static func rules(_ type: CustomFieldType, _ settings: String = "null") throws -> CustomFieldRules {
        guard case .object(let object) = try JSONParser.parse(settings) else {
            return try CustomFieldRules(type: type, settings: nil)
        }
        return try CustomFieldRules(type: type, settings: object)
    }

    @Test(
        "A value is taken by the rules of its field",
        arguments: [
            (.text, "null", #"" x ""#, .text("x")), (.text, "null", #""""#, nil), (.text, "null", "null", nil),
            (.text, #"{"pattern":"[A-Z]{2}"}"#, #"" AB ""#, .text("AB")),
            (.number, "null", "7.5", .number(7.5)), (.number, #"{"min":1,"max":9,"integer":true}"#, "9", .number(9)),
            (.boolean, "null", "false", .boolean(false)), (.date, "null", #""2024-02-29""#, .text("2024-02-29")),
            (.datetime, "null", #""2024-01-15T10:30:00+01:00""#, .text("2024-01-15T09:30:00.000Z")),
            (.url, "null", #""https://a.b""#, .text("https://a.b")), (.email, "null", #""a@b.c""#, .text("a@b.c")),
            (.phone, "null", #""+1 555""#, .text("+1 555")),
            (.select, #"{"options":[{"value":"a"},{"value":"b"}]}"#, #""b""#, .text("b")),
            (.multiselect, #"{"options":[{"value":"a"},{"value":"b"}]}"#, #"["b","a","b"]"#, .list(["a", "b"])),
            (.multiselect, #"{"options":[{"value":"a"}]}"#, "[]", nil),
        ] as [(CustomFieldType, String, String, CustomFieldValue?)])
    func taken(type: CustomFieldType, settings: String, value: String, stored: CustomFieldValue?) throws {
        #expect(try Self.rules(type, settings).check(JSONParser.parse(value)) == stored)
    }

    @Test(
        "A value that its field does not take is refused",
        arguments: [
            (.text, "null", "7"), (.text, #"{"pattern":"[A-Z]{2}"}"#, #""ABC""#),
            (.text, #"{"maxLength":2}"#, #""abc""#), (.number, "null", #""7""#),
            (.number, #"{"min":1}"#, "0"), (.number, #"{"max":1}"#, "2"), (.number, #"{"integer":true}"#, "1.5"),
            (.boolean, "null", #""true""#), (.date, "null", #""2024-02-30""#), (.datetime, "null", #""2024-01-01""#),
            (.url, "null", #""a.b""#), (.email, "null", #""a""#), (.select, #"{"options":[{"value":"a"}]}"#, #""b""#),
            (.select, #"{"options":[{"value":"a"}]}"#, #"["a"]"#), (.text, "null", "{}"),
            (.multiselect, #"{"options":[{"value":"a"}]}"#, #"["b"]"#),
            (.multiselect, #"{"options":[{"value":"a"}]}"#, #""a""#),
        ] as [(CustomFieldType, String, String)])
    func refused(type: CustomFieldType, settings: String, value: String) throws {
        let rules = try Self.rules(type, settings)
        #expect(throws: FieldFault.self) { try rules.check(JSONParser.parse(value)) }
    }

    @Test(
        "Settings that a type does not have, or that contradict themselves, are refused with their names",
        arguments: [
            (.text, #"{"options":[]}"#, ["options"]), (.number, #"{"min":2,"max":1}"#, ["min"]),
            (.text, #"{"maxLength":0}"#, ["maxLength"]),
            (.text, #"{"maxLength":"x","pattern":"("}"#, ["maxLength", "pattern"]),
            (.select, "null", ["options"]), (.select, #"{"options":[]}"#, ["options"]),
            (.select, #"{"options":[{"value":"a"},{"value":"a"}]}"#, ["options"]),
            (
                .select, #"{"options":[{"value":1},{"label":"x","size":2}]}"#,
                ["options[0].value", "options[1].size", "options[1].value"]
            ),
            (.boolean, #"{"min":1}"#, ["min"]), (.text, #"{"pattern":7}"#, ["pattern"]),
            (.textarea, #"{"pattern":"."}"#, ["pattern"]), (.number, #"{"max":1,"default":2}"#, ["default"]),
            (.boolean, #"{"default":"true"}"#, ["default"]), (.text, #"{"pattern":"a","default":"b"}"#, ["default"]),
            (.select, #"{"options":[{"value":"a"}],"default":"b"}"#, ["default"]),
            (.select, #"{"default":"b","size":1}"#, ["options", "size"]),
        ] as [(CustomFieldType, String, [String])])
    func settings(type: CustomFieldType, settings: String, fields: [String]) {
        #expect { try Self.rules(type, settings) } throws: {
            ($0 as? ValidationFailure)?.faults.map(\.field) == fields
        }
    }

    @Test("Settings are shown as they are kept")
    func shownSettings() throws {
        let rules = try Self.rules(.select, #"{"options":[{"value":"a","label":"A"},{"value":"b","color":"red"}]}"#)
        let shown = JSONWriter.text { $0.value(rules.settings.map { .object($0) } ?? .null) }
        #expect(
            shown == #"{"options":[{"value":"a","label":"A","color":null},{"value":"b","label":"b","color":"red"}]}"#)
        #expect(try Self.rules(.text).settings == nil)
    }

    @Test("A flag that a type can't have is neither drafted nor patched")
    func flags() throws {
        let name = try CustomFieldName("Story")
        let error = #expect(throws: ValidationFailure.self) {
            try CustomFieldDraft(entityType: .people, name: name, flags: [.unique, .sortable], rules: .textarea)
        }
        #expect(error?.faults.map(\.field) == ["isSortable", "isUnique"])
        var story = try Self.definition("Story", .textarea, [])
        story.apply(CustomFieldPatch(setFlags: [.required, .unique]))
        #expect(story.flags == [.required])
        #expect(CustomFieldType.number.possibleFlags == [.filterable, .sortable, .required, .unique])
        #expect(CustomFieldType.boolean.possibleFlags == [.filterable, .sortable, .required])
    }

    @Test("A schema names every fault, and holds required fields on create only")
    func schema() throws {
        let schema = try CustomFieldSchema(
            entityType: .people,
            definitions: [
                Self.definition("Department", .text(maximumLength: nil), [.required]),
                Self.definition("Score", .number(NumberRules()), []),
            ],
            revision: .first)
        guard case .object(let wrong) = try JSONParser.parse(#"{"cf_score":"x","cf_nothing":1}"#),
            case .object(let removing) = try JSONParser.parse(#"{"cf_department":null,"cf_score":null}"#),
            case .object(let right) = try JSONParser.parse(#"{"cf_score":1,"cf_department":"Sales"}"#)
        else { return }
        #expect { try schema.check(new: wrong) } throws: {
            Set(($0 as? ValidationFailure)?.faults.map(\.field) ?? []) == ["cf_score", "cf_nothing", "cf_department"]
        }
        #expect { try schema.check(changes: removing) } throws: {
            ($0 as? ValidationFailure)?.faults.map(\.field) == ["cf_department"]
        }
        #expect(try schema.check(new: right).json == #"{"cf_department":"Sales","cf_score":1}"#)
        #expect(try schema.check(changes: JSONObject()).isEmpty)
    }

    @Test(
        "A default is kept as its field keeps values",
        arguments: [
            (
                .text, #"{"maxLength":3,"pattern":"a+","default":" aa "}"#,
                #"{"maxLength":3,"pattern":"a+","default":"aa"}"#
            ),
            (.boolean, #"{"default":false}"#, #"{"default":false}"#), (.number, #"{"default":7}"#, #"{"default":7}"#),
            (.date, #"{"default":"2024-02-29"}"#, #"{"default":"2024-02-29"}"#),
            (.datetime, #"{"default":"2024-01-15T10:30:00+01:00"}"#, #"{"default":"2024-01-15T09:30:00.000Z"}"#),
            (.url, #"{"default":""}"#, "null"), (.email, #"{"default":null}"#, "null"),
            (.textarea, #"{"default":"x"}"#, #"{"default":"x"}"#), (.phone, #"{"default":"1"}"#, #"{"default":"1"}"#),
            (
                .multiselect, #"{"options":[{"value":"a"},{"value":"b"}],"default":["b","a"]}"#,
                #"{"options":[{"value":"a","label":"a","color":null},{"value":"b","label":"b","color":null}],"default":["a","b"]}"#
            ),
        ] as [(CustomFieldType, String, String)])
    func defaults(type: CustomFieldType, settings: String, shown: String) throws {
        let rules = try Self.rules(type, settings)
        #expect(JSONWriter.text { $0.value(rules.settings.map { .object($0) } ?? .null) } == shown)
        #expect(try Self.rules(type, shown) == rules)
    }

    @Test("A new record gets a default where nothing was said, and a required one is content with it")
    func defaultsOfNewRecords() throws {
        let source = try CustomFieldRules(.text(TextRules()), default: .string("web"))
        let schema = try CustomFieldSchema(
            entityType: .people,
            definitions: [
                Self.definition("Source", source, [.required]), Self.definition("Vip", .boolean, [.required]),
            ],
            revision: .first)
        func check(_ json: String) throws -> String {
            guard case .object(let values) = try JSONParser.parse(json) else { return "" }
            return try schema.check(new: values).json
        }
        #expect(try check(#"{"cf_vip":true}"#) == #"{"cf_source":"web","cf_vip":true}"#)
        #expect(try check(#"{"cf_vip":true,"cf_source":"call"}"#) == #"{"cf_source":"call","cf_vip":true}"#)
        for json in [
            #"{"cf_vip":true,"cf_source":null}"#, #"{"cf_vip":true,"cf_source":" "}"#, #"{"cf_vip":null}"#, "{}",
        ] {
            #expect(throws: ValidationFailure.self, "\(json)") { try check(json) }
        }
        #expect(try schema.check(changes: JSONObject()).isEmpty)
    }

    @Test("Changes set, replace and remove, and leave the rest")
    func merging() throws {
        var values = CustomFieldValues([CustomFieldKey("cf_b"): .number(1), CustomFieldKey("cf_a"): .text("x")])
        values.apply(CustomFieldChanges([CustomFieldKey("cf_b"): nil, CustomFieldKey("cf_c"): .boolean(true)]))
        #expect(values.json == #"{"cf_a":"x","cf_c":true}"#)
        #expect(values.values[CustomFieldKey("cf_a")] == .text("x"))
        values.apply(CustomFieldChanges([CustomFieldKey("cf_a"): nil, CustomFieldKey("cf_c"): nil]))
        #expect(values == .none)
    }

    private static func definition(
        _ name: String, _ rules: CustomFieldRules, _ flags: CustomFieldFlags
    ) throws -> CustomFieldDefinition {
        let draft = try CustomFieldDraft(
            entityType: .people, name: CustomFieldName(name), flags: flags, rules: rules)
        return CustomFieldDefinition(
            id: Identifier(high: 1, low: 2), draft: draft, displayOrder: 0,
            createdAt: Timestamp(millisecondsSince1970: 0))
    }
}
