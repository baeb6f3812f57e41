import Testing

/// What is deleted can be brought back, until it is erased.
@Suite struct TrashTests {
    private static let world = [
        Scenario(
            "me", .get("/api/me"), 200, saving: ["me": "data.user.id", "key": "data.key.id"]),
        Scenario("Acme", .post("/api/companies", #"{"name": "Acme Inc"}"#), 201, saving: ["acme": "data.id"]),
        Scenario(
            "John",
            .post(
                "/api/people", #"{"email": "j@b.co", "firstName": "John", "lastName": "Doe", "companyId": "{acme}"}"#),
            201, saving: ["john": "data.id"]),
        Scenario(
            "Jane", .post("/api/people", #"{"email": "jane@b.co", "firstName": "Jane"}"#), 201,
            saving: ["jane": "data.id"]),
        Scenario(
            "a note", .post("/api/people/{john}/notes", #"{"content": "Hi [@Jane](person:{jane})"}"#), 201,
            saving: ["note": "data.id"]),
        Scenario(
            "a mention", .post("/api/people/{jane}/notes", #"{"content": "Met [@John Doe](person:{john})."}"#), 201),
    ]

    @Test("a deleted person is in the trash, and comes back", arguments: Backend.allCases)
    func people(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run(
                Self.world + [
                    Scenario(
                        "an empty trash", .get("/api/people?deleted=true"), 200, ["data.people": [], "data.total": 0]),
                    Scenario(
                        "delete", .delete("/api/people/{john}"), 200, ["message": "Person deleted successfully"]),
                    Scenario("gone", .get("/api/people/{john}"), 404),
                    Scenario("not searched", .get("/api/people?search=john"), 200, ["data.total": 0]),
                    Scenario("deleted again", .delete("/api/people/{john}"), 404),
                    Scenario(
                        "the trash", .get("/api/people?deleted=true&limit=1"), 200,
                        [
                            "data.total": 1, "data.hasMore": false, "data.people": .count(1),
                            "data.people.0.id": .equalsSaved("john"), "data.people.0.company.name": "Acme Inc",
                            "data.people.0.deletedAt": .time,
                            "data.people.0.deletedBy.userId": .equalsSaved("me"),
                            "data.people.0.deletedBy.keyId": .equalsSaved("key"),
                        ]),
                    Scenario(
                        "of contacts", .get("/api/contacts?deleted=true"), 200,
                        ["data.contacts.0.id": .equalsSaved("john"), "data.contacts.0.customFields": .absent]),
                    Scenario("not the trash", .get("/api/people?deleted=false&search=jane"), 200, ["data.total": 1]),
                    Scenario(
                        "no search there", .get("/api/people?deleted=true&search=x&companyId={acme}"), 400,
                        ["details": .count(2), "details.0.field": "search"]),
                    Scenario(
                        "no filter, order or cursor there",
                        .get("/api/people?deleted=true&filter[firstName]=x&sort=firstName&cursor=x"), 400,
                        [
                            "details": .count(3), "details.0.field": "filter[firstName]", "details.1.field": "sort",
                            "details.2.field": "cursor",
                            "details.2.message": "can't be asked for together with deleted",
                        ]),
                    Scenario(
                        "without a total", .get("/api/people?deleted=true&includeTotal=false"), 200,
                        ["data.total": .equals(.null), "data.nextCursor": .equals(.null), "data.people": .count(1)]),
                    Scenario("a wrong word", .get("/api/people?deleted=yes"), 400, ["details.0.field": "deleted"]),
                    Scenario(
                        "a free email", .post("/api/people", #"{"email": "J@b.co", "firstName": "Other"}"#), 201,
                        saving: ["other": "data.id"]),
                    Scenario(
                        "taken", .other("POST", "/api/people/{john}/restore"), 409, ["code": "email_taken"]),
                    Scenario("free again", .delete("/api/people/{other}?erase=true"), 200),
                    Scenario(
                        "back", .other("POST", "/api/people/{john}/restore"), 200,
                        [
                            "data.id": .equalsSaved("john"), "data.email": "j@b.co",
                            "data.companyId": .equalsSaved("acme"), "notRestored": [],
                            "message": "Person restored successfully",
                        ]),
                    Scenario("back twice", .other("POST", "/api/people/{john}/restore"), 404),
                    Scenario(
                        "where it was", .get("/api/people"), 200,
                        ["data.people.0.id": .equalsSaved("jane"), "data.people.1.id": .equalsSaved("john")]),
                    Scenario(
                        "with its notes", .get("/api/people/{john}/notes"), 200,
                        [
                            "data.total": 1, "data.notes.0.id": .equalsSaved("note"),
                            "data.notes.0.notePeople": .count(1),
                        ]),
                    Scenario(
                        "mentioned again", .get("/api/people/{jane}/notes"), 200,
                        ["data.notes.0.notePeople.0.firstName": "John"]),
                    Scenario("a parameter too many", .other("POST", "/api/people/{john}/restore?force=true"), 400),
                    Scenario("nobody", .other("POST", "/api/people/nobody/restore"), 404),
                ])
        }
    }

    @Test("a deleted company comes back with its people", arguments: Backend.allCases)
    func companies(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run(
                Self.world + [
                    Scenario("delete", .delete("/api/companies/{acme}"), 200),
                    Scenario("unlinked", .get("/api/people/{john}"), 200, ["data.company": nil]),
                    Scenario(
                        "the trash", .get("/api/companies?deleted=true"), 200,
                        ["data.companies.0.name": "Acme Inc", "data.companies.0.deletedAt": .time, "data.total": 1]),
                    Scenario(
                        "a free name", .post("/api/companies", #"{"name": "ACME INC"}"#), 201,
                        saving: ["other": "data.id"]),
                    Scenario(
                        "taken", .other("POST", "/api/companies/{acme}/restore"), 409, ["code": "company_name_taken"]),
                    Scenario("free again", .patch("/api/companies/{other}", #"{"name": "Other"}"#), 200),
                    Scenario(
                        "back", .other("POST", "/api/companies/{acme}/restore"), 200,
                        ["data.name": "Acme Inc", "notRestored": [], "message": "Company restored successfully"]),
                    Scenario("linked", .get("/api/people/{john}"), 200, ["data.company.name": "Acme Inc"]),
                    Scenario("its people", .get("/api/people?companyId={acme}"), 200, ["data.total": 1]),
                    Scenario(
                        "erase", .delete("/api/companies/{acme}?erase=true"), 200,
                        ["message": "Company erased successfully"]),
                    Scenario("no trash", .get("/api/companies?deleted=true"), 200, ["data.total": 0]),
                    Scenario("no history", .get("/api/companies/{acme}/history"), 404),
                ])
        }
    }

    @Test("what is erased is gone, from the trash and from notes", arguments: Backend.allCases)
    func erasing(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run(
                Self.world + [
                    Scenario("delete", .delete("/api/people/{john}"), 200),
                    Scenario("a wrong word", .delete("/api/people/{john}?erase=1"), 400),
                    Scenario(
                        "erase", .delete("/api/people/{john}?erase=true"), 200,
                        ["data.id": .equalsSaved("john"), "message": "Person erased successfully"]),
                    Scenario("not in the trash", .get("/api/people?deleted=true"), 200, ["data.total": 0]),
                    Scenario("not to be restored", .other("POST", "/api/people/{john}/restore"), 404),
                    Scenario("no history", .get("/api/people/{john}/history"), 404),
                    Scenario("erased again", .delete("/api/people/{john}?erase=true"), 404),
                    Scenario(
                        "the note", .get("/api/people/{jane}/notes"), 200,
                        ["data.notes.0.content": "Met [@erased].", "data.notes.0.notePeople": []]),
                    Scenario(
                        "never a user", .delete("/api/people/{me}?erase=true"), 409,
                        ["code": "active_user_account"]),
                    Scenario("as a contact", .delete("/api/contacts/{jane}?erase=true"), 200),
                ])
        }
    }

    @Test("where there is no trash, what is deleted is gone")
    func noTrash() async throws {
        try await Server.with(.sqlite, environment: ["PEOPLE_TRASH_RETENTION_DAYS": "0"]) { server in
            try await server.client.run(
                Self.world + [
                    Scenario("delete", .delete("/api/people/{john}"), 200),
                    Scenario("no trash", .get("/api/people?deleted=true"), 200, ["data.total": 0]),
                    Scenario("not to be restored", .other("POST", "/api/people/{john}/restore"), 404),
                ])
        }
    }

    @Test("a unique value comes back only where it is free", arguments: Backend.allCases)
    func uniqueValues(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "a unique field",
                    .post("/api/people/custom-fields", #"{"name": "Code", "type": "text", "isUnique": true}"#), 201),
                Scenario(
                    "John",
                    .post(
                        "/api/people", #"{"email": "u1@b.co", "firstName": "John", "customFields": {"cf_code": "A1"}}"#),
                    201,
                    saving: ["john": "data.id"]),
                Scenario("into the trash", .delete("/api/people/{john}"), 200),
                Scenario(
                    "a free value",
                    .post(
                        "/api/people", #"{"email": "u2@b.co", "firstName": "Jane", "customFields": {"cf_code": "a1"}}"#),
                    201, saving: ["jane": "data.id"]),
                Scenario(
                    "taken", .other("POST", "/api/people/{john}/restore"), 409,
                    ["code": "custom_field_value_taken"]),
                Scenario("free again", .delete("/api/people/{jane}?erase=true"), 200),
                Scenario(
                    "back", .other("POST", "/api/people/{john}/restore"), 200,
                    ["data.customFields.cf_code": "A1", "notRestored": []]),
                Scenario(
                    "found by it",
                    .other(
                        "PUT", "/api/people?match=cf_code", #"{"firstName": "Jon", "customFields": {"cf_code": "A1"}}"#),
                    200, ["data.id": .equalsSaved("john")]),
            ])
        }
    }
}
