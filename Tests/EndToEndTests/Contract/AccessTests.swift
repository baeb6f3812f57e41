import Foundation
import Testing

/// Keys, users and walls (contract, sections 1 and 7).
@Suite struct AccessTests {
    private static let key: Set<String> = [
        "id", "name", "prefix", "scopes", "restrictedToOwn", "createdAt", "lastUsedAt", "expiresAt",
    ]

    @Test("a key tells whose it is", arguments: Backend.allCases)
    func me(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "me", .get("/api/me"), 200,
                    [
                        "data": .hasExactly(["organization", "user", "key"]),
                        "data.organization": .hasExactly(["id", "name"]),
                        "data.user": .hasExactly(["id", "email", "firstName", "lastName"]),
                        "data.key": .has(Self.key), "data.key.scopes": .count(1), "data.key.scopes.0": "admin",
                        "data.key.restrictedToOwn": false, "data.key.prefix": .matches("^introzy_[0-9a-f]{8}$"),
                        "data.key.createdAt": .time, "data.key.expiresAt": .time, "data.key.secret": .absent,
                    ])
            ])
        }
    }

    @Test("keys are issued, listed and revoked", arguments: Backend.allCases)
    func keys(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario(
                    "issue", .post("/api/api-keys", #"{"name": "Script"}"#), 201,
                    [
                        "data": .has(Self.key.union(["secret"])), "data.name": "Script",
                        "data.scopes": ["read", "write"], "data.secret": .matches("^introzy_[0-9a-f]{64}$"),
                        "data.restrictedToOwn": false, "data.lastUsedAt": nil,
                    ], saving: ["id": "data.id", "secret": "data.secret", "expires": "data.expiresAt"]),
                Scenario(
                    "to read only",
                    .post("/api/api-keys", #"{"name": "Reader", "scopes": ["read"], "expiresInDays": 365}"#), 201,
                    ["data.scopes": ["read"]], saving: ["reader": "data.secret"]),
                Scenario(
                    "list", .get("/api/api-keys"), 200,
                    [
                        "data": .hasExactly(["apiKeys"]), "data.apiKeys": .count(3),
                        "data.apiKeys.0.name": "Reader", "data.apiKeys.0.secret": .absent,
                        "data.apiKeys.1.id": .equalsSaved("id"), "data.apiKeys.1.revokedAt": nil,
                    ]),
                Scenario(
                    "faults", .post("/api/api-keys", #"{"expiresInDays": 366, "scopes": ["all"]}"#), 400,
                    ["details": .count(3)]),
                Scenario("no days", .post("/api/api-keys", #"{"name": "X", "expiresInDays": 0}"#), 400),
                Scenario(
                    "nobody's",
                    .post("/api/api-keys", #"{"name": "X", "userId": "01890000-0000-7000-8000-000000000000"}"#), 400),
            ])
            let script = server.client.with(key: saved["secret"])
            let reader = server.client.with(key: saved["reader"])
            try await script.run([
                Scenario("it works", .get("/api/me"), 200, ["data.key.name": "Script"]),
                Scenario("and writes", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201),
                Scenario("no admin", .get("/api/users"), 403, ["code": "missing_scope"]),
                Scenario(
                    "hands out no more than it has", .post("/api/api-keys", #"{"name": "X", "scopes": ["admin"]}"#), 403
                ),
            ])
            try await reader.run([
                Scenario("reads", .get("/api/people"), 200),
                Scenario(
                    "does not write", .post("/api/people", #"{"email": "c@b.co", "firstName": "A"}"#), 403,
                    ["code": "missing_scope"]),
            ])
            try await server.client.run(
                [
                    Scenario("revoke", .delete("/api/api-keys/{id}"), 200),
                    Scenario("stays in the list", .get("/api/api-keys"), 200, ["data.apiKeys.1.revokedAt": .time]),
                    Scenario("no such key", .delete("/api/api-keys/01890000-0000-7000-8000-000000000000"), 404),
                ], saved: saved)
            try await script.run([Scenario("at once", .get("/api/me"), 401)])
        }
    }

    @Test("without a good key every answer is the same 401", arguments: Backend.allCases)
    func unauthenticated(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let revoked = try await server.client.run([
                Scenario(
                    "issue", .post("/api/api-keys", #"{"name": "R"}"#), 201,
                    saving: ["id": "data.id", "secret": "data.secret"]),
                Scenario("revoke", .delete("/api/api-keys/{id}"), 200),
            ])
            let mistyped = String(server.key.dropLast()) + (server.key.hasSuffix("0") ? "1" : "0")
            // A right checksum over digits that no key has.
            let unknown = "introzy_" + String(repeating: "0", count: 56) + "cb612bfd"
            let headers = [
                "", "Bearer", "Bearer x", "Basic \(server.key)", server.key, "Bearer \(mistyped)", "Bearer \(unknown)",
                "Bearer \(revoked["secret"] ?? "")", "Bearer \(server.key)0", "Bearer introzy_",
                "Bearer \(server.key), Bearer \(server.key)", "Bearer \(String(repeating: "9", count: 7000))",
            ]
            var bodies: Set<[UInt8]> = []
            for header in headers {
                for (method, path, body) in [
                    ("GET", "/api/people", nil), ("POST", "/api/people", "{}"), ("GET", "/api/me", nil),
                    ("DELETE", "/api/people/01890000-0000-7000-8000-000000000000", nil),
                ] as [(String, String, String?)] {
                    let answer = try await server.client.with(key: nil).send(
                        method, path, body, headers: ["Authorization": header])
                    #expect(answer.status == 401, "\(header.prefix(40)): \(answer.text)")
                    #expect(answer[header: "www-authenticate"]?.hasPrefix("Bearer") == true)
                    bodies.insert(answer.body)
                }
            }
            #expect(bodies.count == 1)
            let body = try JSON(bodies.first ?? [])
            #expect(body["success"] == false)
        }
    }

    @Test("users are people with an account", arguments: Backend.allCases)
    func users(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    ["data.isFullUser": false], saving: ["a": "data.id"]),
                Scenario("of a person", .post("/api/users", #"{"personId": "{a}"}"#), 201),
                Scenario("is one now", .get("/api/people/{a}"), 200, ["data.isFullUser": true]),
                Scenario("already", .post("/api/users", #"{"personId": "{a}"}"#), 409),
                Scenario("a new person", .post("/api/users", #"{"email": "u@b.co", "firstName": "U"}"#), 201),
                Scenario("an email that is taken", .post("/api/users", #"{"email": "A@b.co", "firstName": "U"}"#), 409),
                Scenario("listed", .get("/api/people?search=u@b.co"), 200, ["data.people.0.isFullUser": true]),
                Scenario("all", .get("/api/users"), 200, ["data.total": 3]),
                Scenario(
                    "nobody", .post("/api/users", #"{"personId": "01890000-0000-7000-8000-000000000000"}"#), 400),
                Scenario("can't be deleted", .delete("/api/people/{a}"), 409),
            ])
        }
    }

    @Test("a restricted key sees what its user created", arguments: Backend.allCases)
    func restricted(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario(
                    "mine", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    saving: ["a": "data.id"]),
                Scenario("a user", .post("/api/users", #"{"email": "u@b.co", "firstName": "U"}"#), 201),
                Scenario("who", .get("/api/people?search=u@b.co"), 200, saving: ["u": "data.people.0.id"]),
                Scenario(
                    "a restricted key",
                    .post("/api/api-keys", #"{"name": "R", "userId": "{u}", "restrictedToOwn": true}"#), 201,
                    ["data.restrictedToOwn": true], saving: ["secret": "data.secret"]),
            ])
            try await server.client.with(key: saved["secret"]).run(
                [
                    Scenario("sees nobody", .get("/api/people"), 200, ["data.total": 0, "data.people": []]),
                    Scenario("not by id", .get("/api/people/{a}"), 404),
                    Scenario("does not change", .patch("/api/people/{a}", #"{"firstName": "B"}"#), 404),
                    Scenario("does not delete", .delete("/api/people/{a}"), 404),
                    Scenario("no notes", .get("/api/people/{a}/notes"), 404),
                    Scenario("its own", .post("/api/people", #"{"email": "v@b.co", "firstName": "V"}"#), 201),
                    Scenario("sees that", .get("/api/people"), 200, ["data.total": 1]),
                ], saved: saved)
        }
    }

    @Test("an organization's records do not exist for another")
    func walls() async throws {
        try await Server.with(.sqlite) { server in
            let made = try await server.command("org", "create", "Other", "--owner-email", "o@other.co", "--json")
            #expect(made.end == .exited(0), "\(made.errors)")
            let other = try JSON(Array(made.output.utf8))
            #expect(other.names == ["organizationId", "userId", "key"])
            let saved = try await server.client.run([
                Scenario(
                    "ours",
                    .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyName": "Acme"}"#), 201,
                    saving: ["a": "data.id", "acme": "data.company.id"]),
                Scenario(
                    "field", .post("/api/people/custom-fields", #"{"name": "F", "type": "text"}"#), 201,
                    saving: ["field": "data.id"]),
                Scenario(
                    "note", .post("/api/people/{a}/notes", #"{"content": "x"}"#), 201, saving: ["note": "data.id"]),
                Scenario("key", .post("/api/api-keys", #"{"name": "K"}"#), 201, saving: ["key": "data.id"]),
            ])
            try await server.client.with(key: other["key"]?.string).run(
                [
                    Scenario("people", .get("/api/people"), 200, ["data.total": 1]),
                    Scenario("person", .get("/api/people/{a}"), 404),
                    Scenario("change", .patch("/api/people/{a}", #"{"firstName": "B"}"#), 404),
                    Scenario("delete", .delete("/api/people/{a}"), 404),
                    Scenario("company", .get("/api/companies/{acme}"), 404),
                    Scenario("by company", .get("/api/people?companyId={acme}"), 200, ["data.total": 0]),
                    Scenario("notes", .get("/api/people/{a}/notes"), 404),
                    Scenario("note", .delete("/api/people/{a}/notes/{note}"), 404),
                    Scenario("field", .get("/api/people/custom-fields/{field}"), 404),
                    Scenario("key", .delete("/api/api-keys/{key}"), 404),
                    Scenario("user", .post("/api/users", #"{"personId": "{a}"}"#), 400),
                    Scenario(
                        "in a body",
                        .post("/api/people", #"{"email": "b@b.co", "firstName": "B", "companyId": "{acme}"}"#),
                        400, ["details.0.field": "companyId"]),
                    Scenario(
                        "the same email and company name",
                        .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyName": "Acme"}"#), 201,
                        saving: ["b": "data.id"]),
                    Scenario(
                        "in a mention",
                        .post("/api/people/{b}/notes", #"{"content": "[@A](person:{a}) [@A](company:{acme})"}"#), 201,
                        ["data.notePeople": [], "data.noteCompanies": []]),
                ], saved: saved)
            try await server.client.run(
                [Scenario("untouched", .get("/api/people/{a}"), 200, ["data.firstName": "A"])], saved: saved)
        }
    }
}
