import Testing

/// Batches: sections 2 and 3 of the contract.
@Suite struct BatchTests {
    @Test("each operation has its own outcome and its own error", arguments: Backend.allCases)
    func each(on backend: Backend) async throws {
        let unknown = "01890000-0000-7000-8000-000000000000"
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "Bob", .post("/api/people", #"{"email": "bob@b.co", "firstName": "Bob"}"#), 201,
                    saving: ["bob": "data.id"]),
                Scenario(
                    "Cy", .post("/api/people", #"{"email": "cy@b.co", "firstName": "Cy"}"#), 201,
                    saving: ["cy": "data.id"]),
                Scenario(
                    "a batch",
                    .post(
                        "/api/people/batch",
                        #"""
                        {"operations": [
                          {"op": "create", "person": {"email": "ann@b.co", "firstName": "Ann", "companyName": "Hooli"}},
                          {"op": "create", "person": {"email": "BOB@b.co", "firstName": "B", "companyName": "Not made"}},
                          {"op": "update", "id": "{bob}", "person": {"lastName": "B"}},
                          {"op": "update", "id": "{bob}", "person": {"lastName": "B"}},
                          {"op": "upsert", "match": "email", "person": {"email": "ANN@b.co", "lastName": "A"}},
                          {"op": "upsert", "person": {"email": "nobody@b.co"}},
                          {"op": "delete", "id": "{cy}", "match": null, "person": null},
                          {"op": "delete", "id": "{cy}"},
                          {"op": "update", "id": "\#(unknown)", "person": {"lastName": 7, "x": 1}},
                          7,
                          {"op": "merge", "id": 1},
                          {"op": "delete"},
                          {"op": "update", "person": {}},
                          {"op": "upsert", "match": "phone", "person": {"email": "x@b.co", "firstName": "X"}},
                          {"op": "create"},
                          {"op": "create", "id": "{bob}", "person": {"email": "x@b.co", "firstName": "X"}},
                          {"op": "create", "person": {"email": "x@b.co", "firstName": "X", "companyId": "\#(unknown)"}},
                          {}
                        ]}
                        """#),
                    200,
                    [
                        "data": .hasExactly(["results", "succeeded", "failed"]), "data.results": .count(18),
                        "data.succeeded": 5, "data.failed": 13,
                        "data.results.0": .hasExactly(["index", "outcome", "id", "person"]),
                        "data.results.0.index": 0, "data.results.0.outcome": "created", "data.results.0.id": .id,
                        "data.results.0.person.company.name": "Hooli", "data.results.1.outcome": "failed",
                        "data.results.1": .hasExactly(["index", "outcome", "id", "error", "code"]),
                        "data.results.1.id": nil, "data.results.1.code": "email_taken",
                        "data.results.2.outcome": "updated", "data.results.2.id": .equalsSaved("bob"),
                        "data.results.3.outcome": "unchanged", "data.results.4.outcome": "updated",
                        "data.results.4.person.firstName": "Ann", "data.results.5.code": "validation_failed",
                        "data.results.5.details.0.field": "firstName", "data.results.6.outcome": "deleted",
                        "data.results.6": .hasExactly(["index", "outcome", "id"]),
                        "data.results.7.code": "not_found", "data.results.7.id": .equalsSaved("cy"),
                        "data.results.8.details": .count(2), "data.results.8.id": .equals(.string(unknown)),
                        "data.results.9.error": .contains("operations[9]"),
                        "data.results.10.details.0.field": "op", "data.results.11.details.0.field": "id",
                        "data.results.12.details.0.field": "id", "data.results.13.details.0.field": "match",
                        "data.results.14.details.0.field": "person", "data.results.15.details.0.field": "id",
                        "data.results.16.details.0.field": "companyId", "data.results.17.details.0.field": "op",
                        "data.results.17.index": 17,
                    ]),
                Scenario("those who are there", .get("/api/people?search=b.co"), 200, ["data.total": 2]),
                Scenario("the companies", .get("/api/companies"), 200, ["data.total": 1]),
                Scenario(
                    "the older name",
                    .post(
                        "/api/contacts/batch",
                        #"{"operations": [{"op": "update", "id": "{bob}", "person": {"firstName": "Bo"}}]}"#), 200,
                    ["data.results.0.person.customFields": .absent, "data.results.0.outcome": "updated"]),
            ])
        }
    }

    @Test("an atomic batch tells every failure and stores nothing", arguments: Backend.allCases)
    func atomic(on backend: Backend) async throws {
        let first = #"{"op": "create", "person": {"email": "ann@b.co", "firstName": "Ann", "companyName": "Hooli"}}"#
        let second = #"{"op": "create", "person": {"email": "bob@b.co", "firstName": "Bob", "companyName": "Hooli"}}"#
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "two conflicts",
                    .post("/api/people/batch", #"{"atomic": true, "operations": [\#(first), \#(first), \#(first)]}"#),
                    400,
                    [
                        "code": "batch_refused", "error": "2 operations failed, so that nothing was stored",
                        "data.succeeded": 0, "data.failed": 3, "data.results.0.code": "not_done",
                        "data.results.0.outcome": "failed", "data.results.0.id": nil,
                        "data.results.1.code": "email_taken", "data.results.2.code": "email_taken",
                    ]),
                Scenario(
                    "a fault",
                    .post("/api/people/batch", #"{"atomic": true, "operations": [\#(first), {"op": "create"}]}"#), 400,
                    ["data.results.0.code": "not_done", "data.results.1.code": "validation_failed"]),
                Scenario("nobody", .get("/api/people?search=b.co"), 200, ["data.total": 0]),
                Scenario("no company", .get("/api/companies"), 200, ["data.total": 0]),
                Scenario(
                    "all well",
                    .post("/api/people/batch", #"{"atomic": true, "operations": [\#(first), \#(second)]}"#), 200,
                    ["data.succeeded": 2, "data.failed": 0, "data.results.1.person.company.name": "Hooli"]),
                Scenario("both", .get("/api/people?search=b.co"), 200, ["data.total": 2]),
            ])
        }
    }

    @Test("what is no batch is refused whole", arguments: Backend.allCases)
    func wrongBatches(on backend: Backend) async throws {
        let create = #"{"op": "create", "person": {"email": "a@b.co", "firstName": "A"}}"#
        let tooMany = Array(repeating: create, count: 1001).joined(separator: ",")
        try await Server.with(backend) { server in
            for (body, field) in [
                ("{}", "operations"), (#"{"operations": null}"#, "operations"), (#"{"operations": {}}"#, "operations"),
                (#"{"operations": [\#(tooMany)]}"#, "operations"),
                (#"{"atomic": "yes", "operations": [\#(create)]}"#, "atomic"),
                (#"{"operations": [\#(create)], "mode": 1}"#, "mode"),
            ] {
                let answer = try await server.client.send("POST", "/api/people/batch", body)
                #expect(answer.status == 400, "\(body.prefix(80)): \(answer.text)")
                #expect(answer.json["details.0.field"] == .string(field), "\(body.prefix(80)): \(answer.text)")
            }
            try await server.client.run([
                Scenario(
                    "nothing to do", .post("/api/people/batch", #"{"operations": []}"#), 200,
                    ["data.results": .count(0), "data.succeeded": 0, "data.failed": 0]),
                Scenario("nobody", .get("/api/people?search=b.co"), 200, ["data.total": 0]),
                Scenario(
                    "a key that may only read",
                    .post("/api/api-keys", #"{"name": "reader", "scopes": ["read"]}"#), 201,
                    saving: ["reader": "data.secret"]),
                Scenario(
                    "may not",
                    .post("/api/people/batch", #"{"operations": []}"#)
                        .headers(["Authorization": "Bearer {reader}"]), 403),
            ])
        }
    }

    @Test("companies too, and their people stay", arguments: Backend.allCases)
    func companies(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "make",
                    .post(
                        "/api/companies/batch",
                        #"""
                        {"operations": [
                          {"op": "create", "company": {"name": "Hooli"}}, {"op": "create", "company": {"name": "HOOLI"}},
                          {"op": "upsert", "match": "name", "company": {"name": "Initech"}},
                          {"op": "upsert", "match": "name", "company": {"name": "Initech"}},
                          {"op": "create", "person": {"name": "X"}}]}
                        """#),
                    200,
                    [
                        "data.results.0.company.name": "Hooli", "data.results.1.code": "company_name_taken",
                        "data.results.2.outcome": "created", "data.results.3.outcome": "unchanged",
                        "data.results.4.details": .count(2),
                    ], saving: ["hooli": "data.results.0.id", "initech": "data.results.2.id"]),
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyId": "{hooli}"}"#),
                    201, saving: ["ann": "data.id"]),
                Scenario(
                    "delete",
                    .post(
                        "/api/companies/batch",
                        #"""
                        {"operations": [{"op": "delete", "id": "{hooli}"}, {"op": "delete", "id": "{hooli}"},
                          {"op": "delete", "id": "{initech}"}, {"op": "create", "company": {"name": "hooli"}}]}
                        """#),
                    200,
                    [
                        "data.results.0.outcome": "deleted", "data.results.1.code": "not_found",
                        "data.results.2.outcome": "deleted", "data.results.3.outcome": "created",
                    ]),
                Scenario("without it", .get("/api/people/{ann}"), 200, ["data.company": nil]),
                Scenario("one is left", .get("/api/companies"), 200, ["data.total": 1]),
            ])
        }
    }

    @Test("a thousand people with eight hundred characters each fit, and other bodies stay small")
    func size() async throws {
        try await Server.with(.sqlite) { server in
            let address = String(repeating: "ü", count: 400)
            func batch(_ count: Int) -> String {
                let items = (0..<count).map { index in
                    #"{"op": "upsert", "person": {"email": "p\#(index)@b.co", "firstName": "P", "address": "\#(address)"}}"#
                }
                return #"{"operations": [\#(items.joined(separator: ","))], "atomic": true}"#
            }
            let body = batch(1000) + String(repeating: " ", count: 1 << 20)
            for outcome in ["created", "unchanged"] {
                let answer = try await server.client.send("POST", "/api/people/batch", body)
                #expect(answer.status == 200, "\(answer.text.prefix(300))")
                #expect(answer.json["data.succeeded"] == 1000)
                #expect(answer.json["data.results.999.outcome"] == .string(outcome))
            }
            let spaces = String(repeating: " ", count: 9 << 20)
            let tooLarge = try await server.client.send("POST", "/api/people/batch", spaces)
            #expect(tooLarge.status == 413)
            let other = try await server.client.send("POST", "/api/people", body)
            #expect(other.status == 413)
        }
    }
}
