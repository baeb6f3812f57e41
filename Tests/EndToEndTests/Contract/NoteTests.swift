import Testing

/// Section 5 of the contract.
@Suite struct NoteTests {
    private static let note: Set<String> = [
        "id", "content", "entityType", "entityId", "dealId", "createdByUserId", "organizationId", "notePeople",
        "noteCompanies", "createdAt", "updatedAt",
    ]
    private static let world = [
        Scenario("me", .get("/api/me"), 200, saving: ["me": "data.user.id", "organization": "data.organization.id"]),
        Scenario(
            "John", .post("/api/people", #"{"email": "j@b.co", "firstName": "John", "lastName": "Doe"}"#), 201,
            saving: ["john": "data.id"]),
        Scenario("Acme", .post("/api/companies", #"{"name": "Acme Inc"}"#), 201, saving: ["acme": "data.id"]),
    ]

    @Test("notes stand under people and companies", arguments: Backend.allCases)
    func shapes(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run(
                Self.world + [
                    Scenario(
                        "about a person",
                        .post("/api/people/{john}/notes", #"{"content": "  Met *today*,\nsaid hi  "}"#), 201,
                        [
                            "data": .hasExactly(Self.note), "data.id": .id,
                            "data.content": "  Met *today*,\nsaid hi  ", "data.entityType": "USER",
                            "data.entityId": .equalsSaved("john"), "data.dealId": nil,
                            "data.createdByUserId": .equalsSaved("me"),
                            "data.organizationId": .equalsSaved("organization"), "data.notePeople": [],
                            "data.noteCompanies": [], "data.createdAt": .time, "data.updatedAt": .time,
                        ], saving: ["first": "data.id"]),
                    Scenario(
                        "about a company", .post("/api/companies/{acme}/notes", #"{"content": "Anvils"}"#), 201,
                        [
                            "data": .hasExactly(Self.note), "data.entityType": "COMPANY",
                            "data.entityId": .equalsSaved("acme"), "data.dealId": nil,
                        ]),
                    Scenario(
                        "a second", .post("/api/people/{john}/notes", #"{"content": "Later"}"#), 201,
                        saving: ["second": "data.id"]),
                    Scenario(
                        "newest first", .get("/api/people/{john}/notes"), 200,
                        [
                            "data": .hasExactly(["notes", "total", "limit", "offset", "hasMore", "nextCursor"]),
                            "data.total": 2,
                            "data.notes.0.id": .equalsSaved("second"), "data.notes.1": .hasExactly(Self.note),
                            "data.notes.1.id": .equalsSaved("first"), "data.hasMore": false, "data.limit": 50,
                        ]),
                    Scenario(
                        "a page", .get("/api/people/{john}/notes?limit=1&offset=0"), 200,
                        ["data.notes": .count(1), "data.hasMore": true, "data.total": 2]),
                    Scenario("a wrong page", .get("/api/people/{john}/notes?limit=0"), 400),
                    Scenario(
                        "the company's", .get("/api/companies/{acme}/notes"), 200,
                        ["data.total": 1, "data.notes.0.content": "Anvils"]),
                    Scenario(
                        "change", .patch("/api/people/{john}/notes/{first}", #"{"content": "Met yesterday"}"#), 200,
                        ["data.content": "Met yesterday", "data": .hasExactly(Self.note)]),
                    Scenario(
                        "not the company's", .patch("/api/companies/{acme}/notes/{first}", #"{"content": "x"}"#), 404),
                    Scenario("delete", .delete("/api/people/{john}/notes/{first}"), 200),
                    Scenario("gone", .delete("/api/people/{john}/notes/{first}"), 404),
                    Scenario("one left", .get("/api/people/{john}/notes"), 200, ["data.total": 1]),
                    Scenario("nothing in it", .post("/api/people/{john}/notes", #"{"content": ""}"#), 400),
                    Scenario("white space", .post("/api/people/{john}/notes", #"{"content": " \n"}"#), 400),
                    Scenario("no content", .post("/api/people/{john}/notes", "{}"), 400),
                    Scenario(
                        "too much",
                        .post(
                            "/api/people/{john}/notes", #"{"content": "\#(String(repeating: "x", count: 100_001))"}"#),
                        400),
                    Scenario(
                        "as much as goes",
                        .post(
                            "/api/people/{john}/notes", #"{"content": "\#(String(repeating: "ü", count: 100_000))"}"#),
                        201),
                    Scenario("nobody", .get("/api/people/{acme}/notes"), 404),
                    Scenario("about nobody", .post("/api/people/{acme}/notes", #"{"content": "x"}"#), 404),
                    Scenario("delete the person", .delete("/api/people/{john}"), 200),
                    Scenario("the notes went along", .get("/api/people/{john}/notes"), 404),
                ])
        }
    }

    @Test("mentions show the records with their present names, once each", arguments: Backend.allCases)
    func mentions(on backend: Backend) async throws {
        let nobody = "01890000-0000-7000-8000-000000000000"
        let content =
            "[@Acme](company:{acme}) [@J](person:{john}) [@Z](person:{me}) [@J](person:{john}) [@?](person:\(nobody)) [@x](person:7)"
        try await Server.with(backend) { server in
            try await server.client.run(
                Self.world + [
                    Scenario(
                        "mention", .post("/api/people/{john}/notes", #"{"content": "\#(content)"}"#), 201,
                        [
                            "data.content": .contains("[@?](person:\(nobody))"), "data.notePeople": .count(2),
                            "data.notePeople.0": .hasExactly(["id", "firstName", "lastName"]),
                            "data.notePeople.0.id": .equalsSaved("john"), "data.notePeople.0.firstName": "John",
                            "data.notePeople.0.lastName": "Doe", "data.notePeople.1.id": .equalsSaved("me"),
                            "data.noteCompanies": .count(1), "data.noteCompanies.0": .hasExactly(["id", "name"]),
                            "data.noteCompanies.0.id": .equalsSaved("acme"),
                            "data.noteCompanies.0.name": "Acme Inc",
                        ]),
                    Scenario("rename", .patch("/api/people/{john}", #"{"firstName": "Jack", "lastName": null}"#), 200),
                    Scenario(
                        "present names", .get("/api/people/{john}/notes"), 200,
                        ["data.notes.0.notePeople.0.firstName": "Jack", "data.notes.0.notePeople.0.lastName": nil]),
                    Scenario("without the company", .delete("/api/companies/{acme}"), 200),
                    Scenario(
                        "it is plain text now", .get("/api/people/{john}/notes"), 200,
                        ["data.notes.0.noteCompanies": [], "data.notes.0.content": .contains("[@Acme](company:")]),
                ])
        }
    }
}
