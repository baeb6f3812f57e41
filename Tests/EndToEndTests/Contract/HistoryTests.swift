import Testing

/// Who changed what, when, from what to what.
@Suite struct HistoryTests {
    @Test("every change is told field by field, newest first", arguments: Backend.allCases)
    func people(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("me", .get("/api/me"), 200, saving: ["me": "data.user.id", "key": "data.key.id"]),
                Scenario(
                    "a field", .post("/api/people/custom-fields", #"{"name": "Score", "type": "number"}"#), 201,
                    saving: ["field": "data.id"]),
                Scenario(
                    "John",
                    .post(
                        "/api/people", #"{"email": "j@b.co", "firstName": "John", "customFields": {"cf_score": 1}}"#),
                    201,
                    saving: ["john": "data.id"]),
                Scenario(
                    "a change",
                    .patch(
                        "/api/people/{john}",
                        #"{"firstName": "Jon", "companyName": "Acme Inc", "customFields": {"cf_score": 2.5}}"#), 200,
                    saving: ["acme": "data.companyId"]),
                Scenario("nothing", .patch("/api/people/{john}", #"{"firstName": "Jon"}"#), 200),
                Scenario(
                    "an upsert", .other("PUT", "/api/people", #"{"email": "j@b.co", "lastName": "Doe"}"#), 200),
                Scenario("a field goes", .delete("/api/people/custom-fields/{field}?force=true"), 200),
                Scenario(
                    "the history", .get("/api/people/{john}/history"), 200,
                    [
                        "data": .hasExactly(["history", "total", "limit", "offset", "hasMore", "nextCursor"]),
                        "data.total": 4,
                        "data.history.0": .hasExactly(["at", "kind", "by", "changes"]),
                        "data.history.0.kind": "updated", "data.history.0.at": .time,
                        "data.history.0.by": .hasExactly(["userId", "keyId"]),
                        "data.history.0.by.userId": .equalsSaved("me"),
                        "data.history.0.by.keyId": .equalsSaved("key"),
                        "data.history.0.changes": [["field": "customFields.cf_score", "old": 2.5, "new": nil]],
                        "data.history.1.changes": [["field": "lastName", "old": nil, "new": "Doe"]],
                        "data.history.2.changes": .count(3),
                        "data.history.2.changes.0": ["field": "firstName", "old": "John", "new": "Jon"],
                        "data.history.2.changes.1": ["field": "customFields.cf_score", "old": 1, "new": 2.5],
                        "data.history.2.changes.2.field": "company", "data.history.2.changes.2.old": nil,
                        "data.history.2.changes.2.new.id": .equalsSaved("acme"),
                        "data.history.2.changes.2.new.name": "Acme Inc", "data.history.3.kind": "created",
                        "data.history.3.changes": [],
                    ]),
                Scenario(
                    "a page", .get("/api/people/{john}/history?limit=1&offset=3"), 200,
                    ["data.history": .count(1), "data.history.0.kind": "created", "data.hasMore": false]),
                Scenario("a wrong page", .get("/api/people/{john}/history?limit=101"), 400),
                Scenario(
                    "of a contact, without custom fields", .get("/api/contacts/{john}/history"), 200,
                    ["data.history.0.changes": [], "data.history.2.changes": .count(2)]),
                Scenario(
                    "of the company that was made", .get("/api/companies/{acme}/history"), 200,
                    ["data.total": 1, "data.history.0.kind": "created"]),
                Scenario("delete", .delete("/api/people/{john}"), 200),
                Scenario(
                    "in the trash", .get("/api/people/{john}/history"), 200,
                    ["data.history.0.kind": "deleted", "data.total": 5]),
                Scenario("restore", .other("POST", "/api/people/{john}/restore"), 200),
                Scenario("back", .get("/api/people/{john}/history"), 200, ["data.history.0.kind": "restored"]),
                Scenario("of nobody", .get("/api/people/nobody/history"), 404),
            ])
        }
    }
}
