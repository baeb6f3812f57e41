import Testing

/// Section 4 of the contract.
@Suite struct CustomFieldTests {
    private static let definition: Set<String> = [
        "id", "entityType", "name", "key", "type", "description", "isFilterable", "isSortable", "isRequired",
        "isUnique", "settings", "displayOrder", "createdAt", "updatedAt",
    ]

    @Test("definitions have the shape of the contract", arguments: Backend.allCases)
    func shapes(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("none", .get("/api/people/custom-fields"), 200, ["data": ["customFields": []]]),
                Scenario(
                    "text", .post("/api/people/custom-fields", #"{"name": "Lead Source", "type": "text"}"#), 201,
                    [
                        "data": .hasExactly(Self.definition), "data.id": .id, "data.entityType": "PEOPLE",
                        "data.name": "Lead Source", "data.key": "cf_lead_source", "data.type": "text",
                        "data.description": nil, "data.isFilterable": false, "data.isSortable": false,
                        "data.isRequired": false, "data.isUnique": false, "data.settings": nil, "data.displayOrder": 0,
                        "data.createdAt": .time, "data.updatedAt": .time,
                    ]),
                Scenario(
                    "select, in upper case",
                    .post(
                        "/api/people/custom-fields",
                        #"""
                        {"name": "Stage", "type": "SELECT", "description": "How far", "isFilterable": true,
                         "isSortable": true, "settings": {"options": [
                           {"value": "new", "label": "New", "color": "#00ff00"},
                           {"value": "won", "label": "Won", "color": "#0000ff"}]}}
                        """#),
                    201,
                    [
                        "data.type": "select", "data.displayOrder": 1, "data.description": "How far",
                        "data.isFilterable": true, "data.isSortable": true,
                        "data.settings": .has(["options"]),
                        "data.settings.options.0": ["value": "new", "label": "New", "color": "#00ff00"],
                    ], saving: ["stage": "data.id"]),
                Scenario(
                    "list, by display order", .get("/api/people/custom-fields"), 200,
                    [
                        "data": .hasExactly(["customFields"]), "data.customFields": .count(2),
                        "data.customFields.0.key": "cf_lead_source", "data.customFields.1.key": "cf_stage",
                        "data.customFields.1": .hasExactly(Self.definition),
                    ]),
                Scenario("read", .get("/api/people/custom-fields/{stage}"), 200, ["data.key": "cf_stage"]),
                Scenario(
                    "companies have their own",
                    .post("/api/companies/custom-fields", #"{"name": "Lead source", "type": "text"}"#), 201,
                    ["data.entityType": "COMPANIES", "data.displayOrder": 0]),
                Scenario("not of companies", .get("/api/companies/custom-fields/{stage}"), 404),
                Scenario(
                    "a taken key", .post("/api/people/custom-fields", #"{"name": "lead-source!", "type": "text"}"#),
                    409),
                Scenario(
                    "a name without letters", .post("/api/people/custom-fields", #"{"name": "?!", "type": "text"}"#),
                    400, ["details.0.field": "name"]),
                Scenario(
                    "no such type", .post("/api/people/custom-fields", #"{"name": "X", "type": "colour"}"#), 400,
                    ["details.0.field": "type"]),
                Scenario(
                    "select without options", .post("/api/people/custom-fields", #"{"name": "X", "type": "select"}"#),
                    400),
                Scenario(
                    "options twice",
                    .post(
                        "/api/people/custom-fields",
                        #"""
                        {"name": "X", "type": "multiselect", "settings": {"options": [
                          {"value": "a", "label": "A", "color": "#000000"},
                          {"value": "a", "label": "B", "color": "#000000"}]}}
                        """#), 400),
                Scenario(
                    "change",
                    .patch(
                        "/api/people/custom-fields/{stage}",
                        #"{"name": "Phase", "isRequired": true, "description": null}"#),
                    200,
                    [
                        "data.name": "Phase", "data.key": "cf_stage", "data.isRequired": true,
                        "data.isFilterable": true, "data.description": nil,
                    ]),
                Scenario(
                    "required on create", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 400,
                    ["details.0.field": .contains("cf_stage")]),
                Scenario(
                    "given",
                    .post(
                        "/api/people", #"{"email": "a@b.co", "firstName": "A", "customFields": {"cf_stage": "new"}}"#),
                    201, saving: ["a": "data.id"]),
                Scenario(
                    "not to be removed", .patch("/api/people/{a}", #"{"customFields": {"cf_stage": null}}"#), 400),
                Scenario("in use", .delete("/api/people/custom-fields/{stage}"), 409, ["error": .contains("1")]),
                Scenario("forced", .delete("/api/people/custom-fields/{stage}?force=true"), 200),
                Scenario("gone", .get("/api/people/custom-fields/{stage}"), 404),
                Scenario("its values too", .get("/api/people/{a}"), 200, ["data.customFields": [:]]),
            ])
        }
    }

    @Test("a flag that a type can't have is refused with the reason", arguments: Backend.allCases)
    func flags(on backend: Backend) async throws {
        let path = "/api/people/custom-fields"
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "unique, which nothing can be yet",
                    .post(path, #"{"name": "Badge", "type": "text", "isUnique": true}"#), 400,
                    ["details.0.field": "isUnique", "details.0.message": .contains("yet")]),
                Scenario(
                    "not unique", .post(path, #"{"name": "Badge", "type": "text", "isUnique": false}"#), 201,
                    ["data.isUnique": false], saving: ["badge": "data.id"]),
                Scenario(
                    "textarea",
                    .post(
                        path,
                        #"{"name": "Story", "type": "textarea", "isUnique": true, "isSortable": true, "isFilterable": true}"#
                    ), 400,
                    [
                        "details": .count(3), "details.0.field": "isFilterable", "details.1.field": "isSortable",
                        "details.2.field": "isUnique", "details.2.message": .contains("not indexed"),
                    ]),
                Scenario(
                    "boolean", .post(path, #"{"name": "Vip", "type": "boolean", "isSortable": true}"#), 201,
                    saving: ["vip": "data.id"]),
                Scenario(
                    "boolean, by a patch", .patch("\(path)/{vip}", #"{"isUnique": true, "name": ""}"#), 400,
                    ["details": .count(2), "details.1.message": .contains("two values")]),
                Scenario(
                    "with a default, by a patch",
                    .patch("\(path)/{badge}", #"{"isUnique": true, "settings": {"default": "x"}}"#), 400,
                    ["details.0.field": "isUnique"]),
                Scenario(
                    "multiselect",
                    .post(
                        path,
                        #"""
                        {"name": "Tags", "type": "multiselect", "isFilterable": true, "isSortable": true,
                         "isUnique": true, "settings": {"options": [{"value": "a"}]}}
                        """#), 400,
                    ["details": .count(2), "details.0.field": "isSortable", "details.1.field": "isUnique"]),
            ])
        }
    }

    @Test("each type takes what it says and nothing else", arguments: Backend.allCases)
    func types(on backend: Backend) async throws {
        let options =
            ##"{"options": [{"value": "a", "label": "A", "color": "#000000"}, {"value": "b", "label": "B", "color": "#000000"}]}"##
        let types: [(type: String, settings: String, right: [String], wrong: [String])] = [
            (
                "text", #"{"maxLength": 3, "pattern": "[a-z]+"}"#, [#""abc""#],
                [#""abcd""#, #""a1""#, #""ABC""#, "1", "true", "{}"]
            ),
            ("textarea", "null", [#""a\nb""#], ["1", "[]"]),
            ("number", #"{"min": 1, "max": 5, "integer": true}"#, ["1", "5"], ["0", "6", "1.5", #""1""#, "1e400"]),
            ("boolean", "null", ["true", "false"], ["1", #""true""#]),
            ("date", "null", [#""2024-02-29""#], [#""2023-02-29""#, #""2024-1-1""#, #""29.02.2024""#]),
            ("datetime", "null", [#""2024-02-29T10:30:00.000Z""#], [#""2024-02-29 10:30""#, "0"]),
            ("url", "null", [#""https://acme.com/x""#], [#""acme""#, #""ftp://acme.com""#]),
            ("email", "null", [#""a@b.co""#], [#""a""#]),
            ("phone", "null", [#""+1 555""#], ["1555"]),
            ("select", options, [#""a""#], [#""c""#, #"["a"]"#]),
            ("multiselect", options, [#"["a", "b"]"#], [#"["c"]"#, #""a""#, "[1]"]),
        ]
        try await Server.with(backend) { server in
            var saved = try await server.client.run([
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    saving: ["a": "data.id"])
            ])
            for (type, settings, right, wrong) in types {
                let body = #"{"name": "My \#(type)", "type": "\#(type)", "settings": \#(settings)}"#
                saved = try await server.client.run(
                    [
                        Scenario(
                            "define \(type)", .post("/api/people/custom-fields", body), 201,
                            ["data.type": .equals(.string(type))])
                    ]
                        + right.map { value in
                            Scenario(
                                "\(type) takes \(value)",
                                .patch("/api/people/{a}", #"{"customFields": {"cf_my_\#(type)": \#(value)}}"#), 200,
                                ["data.customFields.cf_my_\(type)": .equals(try! JSON(Array(value.utf8)))])
                        }
                        + wrong.map { value in
                            Scenario(
                                "\(type) refuses \(value)",
                                .patch("/api/people/{a}", #"{"customFields": {"cf_my_\#(type)": \#(value)}}"#), 400)
                        }, saved: saved)
            }
        }
    }

    @Test("a pattern that can't be taken is refused with its reason", arguments: Backend.allCases)
    func patterns(on backend: Backend) async throws {
        let path = "/api/people/custom-fields"
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "a backreference",
                    .post(path, ##"{"name": "A", "type": "text", "settings": {"pattern": "(a)\\1"}}"##), 400,
                    ["details.0.field": "settings.pattern", "details.0.message": .contains("backreference")]),
                Scenario(
                    "one that would expand without end",
                    .post(path, #"{"name": "A", "type": "text", "settings": {"pattern": "((a{99}){99}){99}"}}"#), 400,
                    ["details.0.field": "settings.pattern"]),
                Scenario(
                    "one that sends others back and forth",
                    .post(path, #"{"name": "A", "type": "text", "settings": {"pattern": "(a*)*b"}}"#), 201,
                    ["data.settings": ["pattern": "(a*)*b"]], saving: ["a": "data.id"]),
                Scenario(
                    "is answered at once",
                    .post(
                        "/api/people",
                        #"""
                        {"email": "a@b.co", "firstName": "A", "customFields": {"cf_a": "\#(
                            String(repeating: "a", count: 1000))"}}
                        """#), 400, ["details.0.field": "customFields.cf_a", "details.0.message": .contains("(a*)*b")]),
                Scenario(
                    "taken away", .patch("\(path)/{a}", #"{"settings": null}"#), 200, ["data.settings": nil]),
            ])
        }
    }

    @Test("a default is given to new records whose client said nothing", arguments: Backend.allCases)
    func defaults(on backend: Backend) async throws {
        let path = "/api/people/custom-fields"
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "before", .post("/api/people", #"{"email": "before@b.co", "firstName": "A"}"#), 201,
                    saving: ["before": "data.id"]),
                Scenario(
                    "must be a value of the field",
                    .post(path, #"{"name": "Score", "type": "number", "settings": {"max": 5, "default": 6}}"#), 400,
                    ["details.0.field": "settings.default"]),
                Scenario(
                    "define",
                    .post(
                        path, #"{"name": "Score", "type": "number", "isRequired": true, "settings": {"default": 3}}"#),
                    201, ["data.settings": ["default": 3]], saving: ["score": "data.id"]),
                Scenario(
                    "nothing said", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    ["data.customFields": ["cf_score": 3]], saving: ["a": "data.id"]),
                Scenario(
                    "by the older name", .post("/api/contacts", #"{"email": "c@b.co", "firstName": "C"}"#), 201,
                    saving: ["c": "data.id"]),
                Scenario("also", .get("/api/people/{c}"), 200, ["data.customFields": ["cf_score": 3]]),
                Scenario(
                    "said",
                    .post(
                        "/api/people", #"{"email": "d@b.co", "firstName": "D", "customFields": {"cf_score": 1}}"#),
                    201, ["data.customFields": ["cf_score": 1]]),
                Scenario(
                    "none said, where one is required",
                    .post(
                        "/api/people", #"{"email": "e@b.co", "firstName": "E", "customFields": {"cf_score": null}}"#),
                    400, ["details.0.field": "customFields.cf_score"]),
                Scenario(
                    "another default", .patch("\(path)/{score}", #"{"isRequired": false, "settings": {"default": 4}}"#),
                    200, ["data.recordsTouched": 0]),
                Scenario("leaves records", .get("/api/people/{a}"), 200, ["data.customFields": ["cf_score": 3]]),
                Scenario(
                    "none said",
                    .post(
                        "/api/people", #"{"email": "e@b.co", "firstName": "E", "customFields": {"cf_score": null}}"#),
                    201, ["data.customFields": [:]]),
                Scenario(
                    "not with a change", .patch("/api/people/{before}", #"{"firstName": "B"}"#), 200,
                    ["data.customFields": [:]]),
            ])
        }
    }

    @Test("a change can be tried, and is not made then", arguments: Backend.allCases)
    func dryRun(on backend: Backend) async throws {
        let path = "/api/people/custom-fields"
        @Sendable func post(_ index: Int) -> Scenario {
            Scenario(
                "person \(index)",
                .post(
                    "/api/people",
                    #"{"email": "p\#(index)@b.co", "firstName": "P\#(index)", "customFields": {"cf_score": \#(index)}}"#
                ), 201, saving: ["p\(index)": "data.id"])
        }
        try await Server.with(backend) { server in
            var saved = try await server.client.run([
                Scenario(
                    "number", .post(path, #"{"name": "Score", "type": "number"}"#), 201, saving: ["score": "data.id"]),
                Scenario(
                    "select",
                    .post(
                        path,
                        #"""
                        {"name": "Tags", "type": "multiselect", "settings": {"options": [{"value": "a"}, {"value": "b"}]}}
                        """#), 201, saving: ["tags": "data.id"]),
            ])
            saved = try await server.client.run((0..<25).map(post), saved: saved)
            try await server.client.run(
                [
                    Scenario(
                        "bounds", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"min": 3}}"#), 200,
                        [
                            "data": .hasExactly(["dryRun", "failing", "examples", "recordsTouched"]),
                            "data.dryRun": true, "data.failing": 3, "data.recordsTouched": 0,
                            "data.examples": .count(3),
                            "data.examples.1": .hasExactly(["id", "name", "value", "message"]),
                            "data.examples.1.id": .equalsSaved("p1"), "data.examples.1.name": "P1",
                            "data.examples.1.value": 1, "data.examples.1.message": "must be at least 3",
                        ]),
                    Scenario(
                        "the first twenty", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"max": -1}}"#), 200,
                        ["data.failing": 25, "data.examples": .count(20)]),
                    Scenario(
                        "required", .patch("\(path)/{score}?dryRun=true", #"{"isRequired": true}"#), 200,
                        [
                            // The owner of the organization.
                            "data.failing": 1, "data.examples.0.value": nil,
                            "data.examples.0.message": "is required",
                        ]),
                    Scenario(
                        "harmless", .patch("\(path)/{score}?dryRun=true", #"{"name": "Points"}"#), 200,
                        ["data.failing": 0, "data.examples": [], "data.recordsTouched": 0]),
                    Scenario(
                        "wrong", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"min": "x"}}"#), 400),
                    Scenario("nowhere", .delete("\(path)/nothing?dryRun=true"), 404),
                    Scenario(
                        "deletion", .delete("\(path)/{score}?dryRun=true&force=true"), 200,
                        ["data.failing": 25, "data.recordsTouched": 25, "data.examples": .count(20)]),
                    Scenario(
                        "nothing was changed", .get("\(path)/{score}"), 200,
                        ["data.name": "Score", "data.settings": nil, "data.isRequired": false]),
                    Scenario(
                        "nobody lost a value", .get("/api/people/{p1}"), 200, ["data.customFields": ["cf_score": 1]]),
                    Scenario(
                        "tags", .patch("/api/people/{p1}", #"{"customFields": {"cf_tags": ["a", "b"]}}"#), 200),
                    Scenario(
                        "an option",
                        .patch(
                            "\(path)/{tags}?dryRun=true",
                            #"{"settings": {"options": [{"value": "a"}, {"value": "c"}]}}"#
                        ), 200,
                        [
                            "data.failing": 1, "data.recordsTouched": 1, "data.examples.0.value": ["a", "b"],
                            "data.examples.0.message": .contains("some of"),
                        ]),
                    Scenario("true or false", .delete("\(path)/{tags}?dryRun=yes"), 400, ["details.0.field": "dryRun"]),
                ], saved: saved)
        }
    }

    @Test("a hundred changes at once of different fields of a person all stay", arguments: Backend.allCases)
    func parallelMerges(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            for number in 0..<100 {
                let answer = try await client.send(
                    "POST", "/api/people/custom-fields", #"{"name": "F\#(number)", "type": "number"}"#)
                #expect(answer.status == 201)
            }
            let saved = try await client.run([
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    saving: ["a": "data.id"])
            ])
            let id = saved["a"] ?? ""
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let answer = try await client.send(
                            "PATCH", "/api/people/\(id)", #"{"customFields": {"cf_f\#(number)": \#(number)}}"#)
                        #expect(answer.status == 200, "\(answer.text)")
                    }
                }
                try await group.waitForAll()
            }
            let answer = try await client.send("GET", "/api/people/\(id)")
            for number in 0..<100 {
                #expect(answer.json["data.customFields.cf_f\(number)"]?.number == Double(number))
            }
        }
    }

    @Test("of a hundred creates at once of one email one succeeds", arguments: Backend.allCases)
    func parallelCreates(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    let email = number.isMultiple(of: 2) ? "one@b.co" : "ONE@B.CO"
                    group.addTask {
                        try await client.send("POST", "/api/people", #"{"email": "\#(email)", "firstName": "A"}"#)
                            .status
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [201: 1, 409: 99])
            try await client.run([Scenario("one", .get("/api/people?search=one@b.co"), 200, ["data.total": 1])])
        }
    }
}
