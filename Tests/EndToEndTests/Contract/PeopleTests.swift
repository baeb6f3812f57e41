import Testing

/// Section 2 of the contract.
@Suite struct PeopleTests {
    private static let listItem: Set<String> = [
        "id", "email", "firstName", "lastName", "phoneNumber", "address", "isFullUser", "customFields", "company",
        "createdAt", "updatedAt",
    ]
    private static let whole = listItem.union(["latitude", "longitude", "isConnector", "isSolutionProvider"])

    @Test("a person is created, read, changed and deleted", arguments: Backend.allCases)
    func lifeOfAPerson(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "define a field", .post("/api/people/custom-fields", #"{"name": "Department", "type": "text"}"#),
                    201),
                Scenario(
                    "create with everything",
                    .post(
                        "/api/people",
                        #"""
                        {"email": "John@Acme.com", "firstName": " John ", "lastName": "Doe",
                         "phoneNumber": "+1 555-123-4567", "address": "123 Main St, San Francisco, CA 94102",
                         "latitude": 37.7749, "longitude": -122.4194, "companyName": "Acme Inc",
                         "customFields": {"cf_department": "Engineering"}}
                        """#),
                    201,
                    [
                        "success": true, "message": "Person created successfully", "data": .has(Self.whole),
                        "data.id": .id, "data.email": "John@Acme.com", "data.firstName": "John",
                        "data.lastName": "Doe", "data.companyId": .id, "data.company.name": "Acme Inc",
                        "data.customFields": ["cf_department": "Engineering"], "data.isFullUser": false,
                        "data.createdAt": .time, "data.updatedAt": .time,
                    ], saving: ["john": "data.id", "acme": "data.company.id", "created": "data.createdAt"]),
                Scenario(
                    "read it whole", .get("/api/people/{john}"), 200,
                    [
                        "data": .has(Self.whole), "data.id": .equalsSaved("john"), "data.email": "John@Acme.com",
                        "data.latitude": 37.7749, "data.longitude": -122.4194, "data.isConnector": false,
                        "data.isSolutionProvider": false, "data.isFullUser": false,
                        "data.company": .hasExactly(["id", "name", "industry", "website"]),
                        "data.company.industry": nil, "data.company.website": nil,
                        "data.phoneNumber": "+1 555-123-4567",
                        "data.address": "123 Main St, San Francisco, CA 94102",
                        "data.createdAt": .equalsSaved("created"),
                    ]),
                Scenario("an empty query is none", .get("/api/people/{john}?"), 200),
                Scenario(
                    "a list item has less", .get("/api/people?search=john@acme"), 200,
                    [
                        "data": .hasExactly(["people", "total", "limit", "offset", "hasMore", "nextCursor"]),
                        "data.people": .count(1), "data.people.0": .hasExactly(Self.listItem),
                        "data.people.0.company": .hasExactly(["id", "name", "industry"]),
                        "data.people.0.customFields": ["cf_department": "Engineering"],
                        "data.total": 1, "data.limit": 50, "data.offset": 0, "data.hasMore": false,
                    ]),
                Scenario(
                    "change one thing", .patch("/api/people/{john}", #"{"phoneNumber": "+49 30 1234"}"#), 200,
                    [
                        "message": "Person updated successfully", "data": .has(Self.listItem),
                        "data.phoneNumber": "+49 30 1234", "data.firstName": "John", "data.companyId": .id,
                        "data.customFields": ["cf_department": "Engineering"],
                    ]),
                Scenario(
                    "null clears", .patch("/api/people/{john}", #"{"lastName": null, "latitude": null}"#), 200,
                    ["data.lastName": nil, "data.latitude": nil, "data.longitude": -122.4194]),
                Scenario(
                    "null does not clear what is required",
                    .patch("/api/people/{john}", #"{"firstName": null, "email": null}"#), 400,
                    ["details": .count(2)]),
                Scenario(
                    "what was read can be sent back",
                    .patch(
                        "/api/people/{john}",
                        #"""
                        {"id": "{john}", "firstName": "Johnny", "isFullUser": false, "company": {"id": "{acme}"},
                         "createdAt": "2024-01-15T10:00:00.000Z", "updatedAt": "2024-01-15T10:00:00.000Z"}
                        """#),
                    200,
                    [
                        "data.firstName": "Johnny", "data.createdAt": .equalsSaved("created"),
                        "data.company.id": .equalsSaved("acme"),
                    ]),
                Scenario(
                    "unlink the company", .patch("/api/people/{john}", #"{"companyId": null}"#), 200,
                    ["data.company": nil, "data.companyId": nil]),
                Scenario(
                    "link it by name", .patch("/api/people/{john}", #"{"companyName": " aCME iNC "}"#), 200,
                    ["data.company.id": .equalsSaved("acme"), "data.company.name": "Acme Inc"]),
                Scenario(
                    "another email", .patch("/api/people/{john}", #"{"email": "johnny@acme.com"}"#), 200,
                    ["data.email": "johnny@acme.com"]),
                Scenario("delete", .delete("/api/people/{john}"), 200),
                Scenario("gone", .get("/api/people/{john}"), 404),
                Scenario("gone for changes", .patch("/api/people/{john}", #"{"firstName": "J"}"#), 404),
                Scenario("gone for good", .delete("/api/people/{john}"), 404),
                Scenario("no id at all", .get("/api/people/nobody"), 404),
            ])
        }
    }

    @Test("what is not set is null, and custom fields are an object", arguments: Backend.allCases)
    func unsetIsNull(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "least", .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyId": ""}"#), 201,
                    [
                        "data.lastName": nil, "data.phoneNumber": nil, "data.address": nil, "data.company": nil,
                        "data.companyId": nil, "data.latitude": nil, "data.longitude": nil, "data.customFields": [:],
                    ], saving: ["a": "data.id"]),
                Scenario(
                    "read", .get("/api/people/{a}"), 200,
                    [
                        "data": .has(Self.whole), "data.lastName": nil, "data.phoneNumber": nil, "data.address": nil,
                        "data.latitude": nil, "data.longitude": nil, "data.company": nil, "data.customFields": [:],
                    ]),
                Scenario(
                    "listed", .get("/api/people?search=a@b.co"), 200,
                    [
                        "data.people.0": .hasExactly(Self.listItem), "data.people.0.lastName": nil,
                        "data.people.0.company": nil, "data.people.0.customFields": [:],
                    ]),
            ])
        }
    }

    @Test("an email is one person's, in whatever case", arguments: Backend.allCases)
    func uniqueEmail(on backend: Backend) async throws {
        let taken = "A person with this email already exists in your organization"
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("first", .post("/api/people", #"{"email": "Ann@b.co", "firstName": "A"}"#), 201),
                Scenario(
                    "again", .post("/api/people", #"{"email": "aNN@B.CO", "firstName": "B"}"#), 409,
                    ["error": .equals(.string(taken))]),
                Scenario(
                    "another", .post("/api/people", #"{"email": "bob@b.co", "firstName": "B"}"#), 201,
                    saving: ["bob": "data.id"]),
                Scenario(
                    "by change", .patch("/api/people/{bob}", #"{"email": "ann@b.co"}"#), 409,
                    ["error": .equals(.string(taken))]),
                Scenario("another spelling of one's own", .patch("/api/people/{bob}", #"{"email": "BOB@b.co"}"#), 200),
                Scenario("nothing was stored", .get("/api/people?search=b.co"), 200, ["data.total": 2]),
            ])
        }
    }

    @Test("every fault of a body is told at once", arguments: Backend.allCases)
    func faults(on backend: Backend) async throws {
        let long = String(repeating: "ä", count: 101)
        try await Server.with(backend) { server in
            let answer = try await server.client.send(
                "POST", "/api/people",
                #"""
                {"email": "no", "firstName": "\#(long)", "lastName": 7, "latitude": 91, "companyId": "what",
                 "customFields": {"cf_unknown": 1}, "nonsense": true}
                """#)
            #expect(answer.status == 400)
            let fields = Set(answer.json["details"]?.elements?.compactMap { $0["field"]?.string } ?? [])
            for field in ["email", "firstName", "lastName", "latitude", "companyId", "nonsense"] {
                #expect(fields.contains(field), "no fault for \(field): \(answer.text)")
            }
            #expect(fields.contains { $0.contains("cf_unknown") }, "\(answer.text)")
            try await server.client.run([
                Scenario(
                    "nothing given", .post("/api/people", "{}"), 400, ["details": .count(2)]),
                Scenario(
                    "lengths count characters",
                    .post("/api/people", #"{"email": "l@b.co", "firstName": "  \#(long.dropLast())  "}"#), 201),
                Scenario(
                    "a company that is not there",
                    .post(
                        "/api/people",
                        #"{"email": "m@b.co", "firstName": "M", "companyId": "01890000-0000-7000-8000-000000000000"}"#),
                    400, ["details.0.field": "companyId"]),
                Scenario("not an object", .post("/api/people", "[]"), 400),
                Scenario("nothing", .post("/api/people", ""), 400),
                Scenario("stored nothing", .get("/api/people?search=m@b.co"), 200, ["data.total": 0]),
            ])
        }
    }

    @Test("custom fields are merged, and checked", arguments: Backend.allCases)
    func customFields(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "Team", "type": "text"}"#), 201),
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "Score", "type": "number"}"#), 201),
                Scenario(
                    "create",
                    .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "customFields": {"cf_team": "X"}}"#),
                    201, saving: ["a": "data.id"]),
                Scenario(
                    "merge", .patch("/api/people/{a}", #"{"customFields": {"cf_score": 7.5}}"#), 200,
                    ["data.customFields": ["cf_team": "X", "cf_score": 7.5]]),
                Scenario(
                    "remove", .patch("/api/people/{a}", #"{"customFields": {"cf_team": null}}"#), 200,
                    ["data.customFields": ["cf_score": 7.5]]),
                Scenario(
                    "wrong type", .patch("/api/people/{a}", #"{"customFields": {"cf_score": "much"}}"#), 400,
                    ["details.0.field": .contains("cf_score"), "details.0.message": .contains("number")]),
                Scenario(
                    "unknown", .patch("/api/people/{a}", #"{"customFields": {"cf_x": 1}}"#), 400,
                    ["details.0.field": .contains("cf_x")]),
                Scenario(
                    "unchanged", .get("/api/people/{a}"), 200, ["data.customFields": ["cf_score": 7.5]]),
            ])
        }
    }

    @Test("contacts are people under the older name, without custom fields", arguments: Backend.allCases)
    func contacts(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "create", .post("/api/contacts", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    ["data.customFields": .absent, "data.email": "a@b.co"], saving: ["a": "data.id"]),
                Scenario(
                    "list", .get("/api/contacts?search=a@b.co"), 200,
                    [
                        "data": .hasExactly(["contacts", "total", "limit", "offset", "hasMore", "nextCursor"]),
                        "data.contacts.0": .hasExactly(Self.listItem.subtracting(["customFields"])),
                    ]),
                Scenario(
                    "read", .get("/api/contacts/{a}"), 200,
                    ["data.customFields": .absent, "data.latitude": nil, "data.id": .equalsSaved("a")]),
                Scenario(
                    "change", .patch("/api/contacts/{a}", #"{"lastName": "B"}"#), 200,
                    ["data.customFields": .absent, "data.lastName": "B"]),
                Scenario("the same resource", .get("/api/people/{a}"), 200, ["data.lastName": "B"]),
                Scenario("delete", .delete("/api/contacts/{a}"), 200),
            ])
        }
    }

    @Test("the email of somebody with an account stays", arguments: Backend.allCases)
    func fullUsers(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("who am I", .get("/api/me"), 200, saving: ["me": "data.user.id", "email": "data.user.email"]),
                Scenario("a person too", .get("/api/people/{me}"), 200, ["data.isFullUser": true]),
                Scenario(
                    "another email", .patch("/api/people/{me}", #"{"email": "new@b.co"}"#), 409,
                    ["error": "Email cannot be changed for people with active user accounts"]),
                Scenario("the same email", .patch("/api/people/{me}", #"{"email": "{email}"}"#), 200),
                Scenario("another name", .patch("/api/people/{me}", #"{"firstName": "New"}"#), 200),
                Scenario("stays", .delete("/api/people/{me}"), 409),
            ])
        }
    }
}
