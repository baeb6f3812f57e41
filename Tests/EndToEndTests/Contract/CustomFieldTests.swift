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
                    "unique, by a patch", .patch("\(path)/{badge}", #"{"isUnique": true}"#), 200,
                    ["data.isUnique": true]),
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
}
