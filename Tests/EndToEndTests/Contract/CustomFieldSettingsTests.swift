import Testing

/// What the settings of a custom field make of its values: section 4 of the contract.
@Suite struct CustomFieldSettingsTests {
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
}
