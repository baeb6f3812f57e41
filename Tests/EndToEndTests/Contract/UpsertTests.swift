import Testing

/// Upserts: sections 2 and 3 of the contract.
@Suite struct UpsertTests {
    @Test("a person is created, changed and left alone by the same call", arguments: Backend.allCases)
    func people(on backend: Backend) async throws {
        let body =
            #"{"email": "Ann@b.co", "firstName": "Ann", "companyName": "Hooli", "customFields": {"cf_team": "X"}}"#
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "Team", "type": "text"}"#), 201),
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "Code", "type": "text"}"#), 201),
                Scenario(
                    "new", .other("PUT", "/api/people?match=email", body), 201,
                    [
                        "outcome": "created", "message": "Person created successfully", "data.email": "Ann@b.co",
                        "data.company.name": "Hooli", "data.companyId": .id,
                    ], saving: ["ann": "data.id", "time": "data.updatedAt"]),
                Scenario(
                    "again", .other("PUT", "/api/people?match=email", body), 200,
                    [
                        "outcome": "unchanged", "data.id": .equalsSaved("ann"),
                        "data.updatedAt": .equalsSaved("time"),
                    ]),
                Scenario(
                    "what is absent stays, null clears, custom fields are merged",
                    .other(
                        "PUT", "/api/people",
                        #"{"email": "ANN@b.co", "companyId": null, "customFields": {"cf_code": "7"}}"#),
                    200,
                    [
                        "outcome": "updated", "message": "Person updated successfully", "data.firstName": "Ann",
                        "data.company": nil, "data.customFields": ["cf_team": "X", "cf_code": "7"],
                        "data.id": .equalsSaved("ann"),
                    ]),
                Scenario(
                    "what was read can be sent back, also where it is new",
                    .other(
                        "PUT", "/api/people?match=email",
                        #"""
                        {"id": "{ann}", "email": "new@b.co", "firstName": "N", "isFullUser": true, "company": null,
                         "companyId": null, "createdAt": "2024-01-15T10:00:00.000Z"}
                        """#),
                    201, ["data.isFullUser": false, "data.email": "new@b.co"]),
                Scenario(
                    "not enough for somebody new",
                    .other("PUT", "/api/people?match=email", #"{"email": "nobody@b.co", "lastName": "B"}"#), 400,
                    ["code": "validation_failed", "details.0.field": "firstName", "details": .count(1)]),
                Scenario(
                    "no email to match", .other("PUT", "/api/people?match=email", #"{"firstName": "A"}"#), 400,
                    ["details.0.field": "email"]),
                Scenario(
                    "every fault at once",
                    .other("PUT", "/api/people?match=email", #"{"email": "no", "lastName": 7, "x": 1}"#), 400,
                    ["details": .count(3)]),
                Scenario(
                    "a field that is not unique", .other("PUT", "/api/people?match=cf_code", body), 400,
                    ["details.0.field": "match", "details.0.message": .contains("cf_code is not")]),
                Scenario(
                    "nothing to match by", .other("PUT", "/api/people?match=phone", body), 400,
                    ["details.0.field": "match"]),
                Scenario("another parameter", .other("PUT", "/api/people?by=email", body), 400),
                Scenario("three people", .get("/api/people"), 200, ["data.total": 3]),
                Scenario(
                    "the older name", .other("PUT", "/api/contacts?match=email", body), 200,
                    ["outcome": "updated", "data.customFields": .absent]),
                Scenario(
                    "a user", .get("/api/me"), 200, saving: ["owner": "data.user.email"]),
                Scenario(
                    "a user can be changed", .other("PUT", "/api/people", #"{"email": "{owner}", "lastName": "B"}"#),
                    200,
                    ["outcome": "updated", "data.isFullUser": true]),
            ])
        }
    }

    @Test("a company goes by its name", arguments: Backend.allCases)
    func companies(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "new", .other("PUT", "/api/companies?match=name", #"{"name": "Hooli", "industry": "Hats"}"#), 201,
                    ["outcome": "created"], saving: ["hooli": "data.id"]),
                Scenario(
                    "again", .other("PUT", "/api/companies", #"{"name": "Hooli", "industry": "Hats"}"#), 200,
                    ["outcome": "unchanged", "data.id": .equalsSaved("hooli")]),
                Scenario(
                    "changed", .other("PUT", "/api/companies", #"{"name": "hooli", "website": "https://h.co"}"#), 200,
                    ["outcome": "updated", "data.name": "hooli", "data.industry": "Hats"]),
                Scenario(
                    "by something else", .other("PUT", "/api/companies?match=website", #"{"name": "Hooli"}"#), 400,
                    ["details.0.field": "match"]),
                Scenario("without a name", .other("PUT", "/api/companies", "{}"), 400, ["details.0.field": "name"]),
            ])
        }
    }

    @Test("a hundred parallel upserts of one email make one person", arguments: Backend.allCases)
    func race(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<100 {
                    group.addTask {
                        try await server.client.send(
                            "PUT", "/api/people?match=email", #"{"email": "a@b.co", "firstName": "N\#(index)"}"#
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 201 } == 1)
            #expect(statuses.count { $0 == 200 } == 99)
            let list = try await server.client.send("GET", "/api/people?search=a@b.co")
            #expect(list.json["data.total"] == 1)
        }
    }
}
