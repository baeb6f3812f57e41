import Testing

/// People who may be the same: section 2 of the contract.
@Suite struct DuplicateTests {
    @Test("people with something in common are listed, for each reason", arguments: Backend.allCases)
    func duplicates(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "nobody", .get("/api/people/duplicates"), 200,
                    [
                        "data": [
                            "duplicates": [], "total": 0, "limit": 50, "offset": 0, "hasMore": false, "nextCursor": nil,
                        ]
                    ]),
                Scenario(
                    "ann",
                    .post(
                        "/api/people",
                        #"{"email": "ann@b.co", "firstName": "Ann", "lastName": "Bee", "phoneNumber": "+1 555 123-4567"}"#
                    ), 201, saving: ["ann": "data.id"]),
                Scenario(
                    "the same phone",
                    .post(
                        "/api/people", #"{"email": "a@c.co", "firstName": "Anna", "phoneNumber": "001 (555) 1234567"}"#),
                    201),
                Scenario(
                    "the same mailbox", .post("/api/people", #"{"email": "ANN+x@b.co", "firstName": "A"}"#), 201,
                    saving: ["tagged": "data.id"]),
                Scenario(
                    "two groups", .get("/api/people/duplicates"), 200,
                    [
                        "data.total": 2, "data.duplicates": .count(2), "data.duplicates.0.reason": "phone",
                        "data.duplicates.0.count": 2, "data.duplicates.0.people.0.firstName": "Anna",
                        "data.duplicates.0.people.1.id": .equalsSaved("ann"),
                        "data.duplicates.0": .hasExactly(["reason", "count", "people"]),
                        "data.duplicates.1.reason": "email",
                        "data.duplicates.1.people.0.id": .equalsSaved("tagged"),
                        "data.duplicates.1.people.0": .has(["customFields", "company", "createdAt"]),
                    ]),
                Scenario(
                    "one reason", .get("/api/people/duplicates?reason=email&limit=1"), 200,
                    ["data.total": 1, "data.limit": 1, "data.duplicates.0.reason": "email", "data.hasMore": false]),
                Scenario(
                    "page by page", .get("/api/people/duplicates?limit=1"), 200,
                    ["data.total": 2, "data.duplicates": .count(1), "data.hasMore": true]),
                Scenario(
                    "the older name", .get("/api/contacts/duplicates"), 200,
                    [
                        "data.duplicates.0": .hasExactly(["reason", "count", "contacts"]),
                        "data.duplicates.0.contacts.0.customFields": .absent,
                    ]),
                Scenario(
                    "not a reason", .get("/api/people/duplicates?reason=name"), 400,
                    ["code": "validation_failed", "details.0.field": "reason"]),
                Scenario(
                    "not a page", .get("/api/people/duplicates?limit=0&by=x"), 400, ["details": .count(2)]),
                Scenario("nothing to change", .delete("/api/people/duplicates"), 405),
                Scenario("one goes", .delete("/api/people/{ann}"), 200),
                Scenario("and both groups", .get("/api/people/duplicates"), 200, ["data.total": 0]),
            ])
        }
    }

    @Test("a restricted key sees groups of its own people", arguments: Backend.allCases)
    func restricted(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario("me", .get("/api/me"), 200, saving: ["me": "data.user.id"]),
                Scenario(
                    "a user", .post("/api/users", #"{"email": "u@b.co", "firstName": "U"}"#), 201,
                    saving: ["user": "data.id"]),
                Scenario(
                    "its key",
                    .post("/api/api-keys", #"{"name": "own", "userId": "{user}", "restrictedToOwn": true}"#), 201,
                    saving: ["secret": "data.secret"]),
                Scenario(
                    "mine", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201),
                Scenario("mine, too", .post("/api/people", #"{"email": "a+1@b.co", "firstName": "A"}"#), 201),
            ])
            let own = ["Authorization": "Bearer \(saved["secret"] ?? "")"]
            try await server.client.run([
                Scenario(
                    "the user's", .post("/api/people", #"{"email": "a+2@b.co", "firstName": "B"}"#).headers(own), 201),
                Scenario("one is no group", .get("/api/people/duplicates").headers(own), 200, ["data.total": 0]),
                Scenario(
                    "the user's, too", .post("/api/people", #"{"email": "a+3@b.co", "firstName": "B"}"#).headers(own),
                    201),
                Scenario(
                    "two are", .get("/api/people/duplicates").headers(own), 200,
                    ["data.total": 1, "data.duplicates.0.count": 2, "data.duplicates.0.people": .count(2)]),
                Scenario(
                    "everybody", .get("/api/people/duplicates"), 200,
                    ["data.total": 1, "data.duplicates.0.count": 4, "data.duplicates.0.people": .count(4)]),
            ])
        }
    }
}
