import Testing

/// Two people who become one: section 2 of the contract.
@Suite struct MergeTests {
    @Test("one is merged into the other, its id leads there, and that is undone", arguments: Backend.allCases)
    func merge(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "ann", .post("/api/people", #"{"email": "ann@b.co", "firstName": "Ann"}"#), 201,
                    saving: ["ann": "data.id"]),
                Scenario(
                    "anna",
                    .post(
                        "/api/people",
                        #"{"email": "anna@b.co", "firstName": "Anna", "lastName": "Bee", "companyName": "Hooli"}"#),
                    201,
                    saving: ["anna": "data.id", "created": "data.createdAt"]),
                Scenario(
                    "a note", .post("/api/people/{anna}/notes", #"{"content": "[@Anna](person:{anna})"}"#), 201,
                    saving: ["note": "data.id"]),
                Scenario(
                    "itself", .post("/api/people/{ann}/merge", #"{"otherId": "{ann}"}"#), 400,
                    ["details.0.field": "otherId"]),
                Scenario(
                    "nobody",
                    .post("/api/people/{ann}/merge", #"{"otherId": "01890a5d-ac96-774b-bcce-b302099a8057"}"#), 400,
                    ["details.0.field": "otherId", "details.0.message": .contains("does not name")]),
                Scenario(
                    "every fault", .post("/api/people/{ann}/merge", #"{"otherId": "x", "prefer": "me", "a": 1}"#), 400,
                    ["details": .count(3)]),
                Scenario("without other", .post("/api/people/{ann}/merge", "{}"), 400, ["details.0.field": "otherId"]),
                Scenario("into nobody", .post("/api/people/x/merge", #"{"otherId": "{anna}"}"#), 404),
                Scenario(
                    "merged", .post("/api/people/{ann}/merge", #"{"otherId": "{anna}"}"#), 200,
                    [
                        "data.id": .equalsSaved("ann"), "data.firstName": "Ann", "data.lastName": "Bee",
                        "data.email": "ann@b.co", "data.company.name": "Hooli", "message": "Person merged successfully",
                    ]),
                Scenario("the old id", .get("/api/people/{anna}"), 301, ["code": "merged"]),
                Scenario("of a contact", .get("/api/contacts/{anna}"), 301, ["code": "merged"]),
                Scenario("head", .other("HEAD", "/api/people/{anna}"), 301),
                Scenario("a change", .patch("/api/people/{anna}", #"{"lastName": "C"}"#), 301),
                Scenario("a deletion", .delete("/api/people/{anna}"), 301),
                Scenario("its notes", .get("/api/people/{anna}/notes?limit=1"), 301),
                Scenario("a new note", .post("/api/people/{anna}/notes", #"{"content": "x"}"#), 301),
                Scenario(
                    "the notes", .get("/api/people/{ann}/notes"), 200,
                    [
                        "data.total": 1, "data.notes.0.id": .equalsSaved("note"),
                        "data.notes.0.entityId": .equalsSaved("ann"),
                        "data.notes.0.notePeople.0.id": .equalsSaved("ann"),
                    ]),
                Scenario("one is left", .get("/api/people?search=bee"), 200, ["data.total": 1]),
                Scenario(
                    "not this one", .post("/api/people/{ann}/unmerge", #"{"otherId": "{ann}"}"#), 409,
                    ["code": "not_merged"]),
                Scenario(
                    "undone", .post("/api/people/{ann}/unmerge", "{}"), 200,
                    [
                        "data.id": .equalsSaved("anna"), "data.email": "anna@b.co", "data.company.name": "Hooli",
                        "data.createdAt": .equalsSaved("created"), "message": "Merge undone successfully",
                    ]),
                Scenario("there again", .get("/api/people/{anna}"), 200, ["data.firstName": "Anna"]),
                Scenario("as before", .get("/api/people/{ann}"), 200, ["data.lastName": nil, "data.company": nil]),
                Scenario("its note", .get("/api/people/{anna}/notes"), 200, ["data.total": 1]),
                Scenario("nothing to undo", .post("/api/people/{ann}/unmerge", "{}"), 409, ["code": "not_merged"]),
            ])
        }
    }

    @Test("the way of an old id leads to the last of a chain, with the rest of the path", arguments: Backend.allCases)
    func chain(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario(
                    "a", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201, saving: ["a": "data.id"]),
                Scenario(
                    "b", .post("/api/people", #"{"email": "b@b.co", "firstName": "B"}"#), 201, saving: ["b": "data.id"]),
                Scenario(
                    "c", .post("/api/people", #"{"email": "c@b.co", "firstName": "C"}"#), 201, saving: ["c": "data.id"]),
                Scenario("a into b", .post("/api/people/{b}/merge", #"{"otherId": "{a}"}"#), 200),
                Scenario(
                    "b into c", .post("/api/contacts/{c}/merge", #"{"otherId": "{b}", "prefer": "other"}"#), 200,
                    ["data.email": "b@b.co", "data.customFields": .absent]),
            ])
            let (a, b, c) = (saved["a"] ?? "", saved["b"] ?? "", saved["c"] ?? "")
            for (path, target) in [
                ("/api/people/\(a)", "/api/people/\(c)"), ("/api/contacts/\(b)", "/api/contacts/\(c)"),
                ("/api/people/\(a)/notes?limit=3", "/api/people/\(c)/notes?limit=3"),
            ] {
                let answer = try await server.client.send("GET", path)
                #expect(answer.status == 301)
                #expect(answer[header: "location"] == target)
            }
            try await server.client.run(
                [
                    Scenario("an old id as the other", .post("/api/people/{c}/merge", #"{"otherId": "{a}"}"#), 400),
                    Scenario("me", .get("/api/me"), 200, saving: ["me": "data.user.id"]),
                    Scenario(
                        "a user is merged into nobody", .post("/api/people/{c}/merge", #"{"otherId": "{me}"}"#), 409,
                        ["code": "active_user_account", "error": .contains("merged")]),
                    Scenario("c goes", .delete("/api/people/{c}"), 200),
                    Scenario("and the way to it", .get("/api/people/{a}"), 404),
                ], saved: saved)
        }
    }
}
