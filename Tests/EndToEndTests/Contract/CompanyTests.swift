import Testing

/// Section 3 of the contract.
@Suite struct CompanyTests {
    private static let company: Set<String> = [
        "id", "name", "description", "website", "industry", "address", "customFields", "createdAt", "updatedAt",
    ]

    @Test("a company is created, found, changed and deleted", arguments: Backend.allCases)
    func lifeOfACompany(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("field", .post("/api/companies/custom-fields", #"{"name": "Tier", "type": "text"}"#), 201),
                Scenario(
                    "create with everything",
                    .post(
                        "/api/companies",
                        #"""
                        {"name": " Acme Inc ", "description": "Anvils", "website": "https://acme.com",
                         "industry": "Technology", "address": "1 Main St", "customFields": {"cf_tier": "Gold"}}
                        """#),
                    201,
                    [
                        "message": "Company created successfully", "data": .hasExactly(Self.company),
                        "data.id": .id, "data.name": "Acme Inc", "data.description": "Anvils",
                        "data.website": "https://acme.com", "data.industry": "Technology",
                        "data.address": "1 Main St", "data.customFields": ["cf_tier": "Gold"],
                        "data.createdAt": .time, "data.updatedAt": .time,
                    ], saving: ["acme": "data.id"]),
                Scenario(
                    "the least", .post("/api/companies", #"{"name": "Small"}"#), 201,
                    [
                        "data": .hasExactly(Self.company), "data.description": nil, "data.website": nil,
                        "data.industry": nil, "data.address": nil, "data.customFields": [:],
                    ]),
                Scenario("read", .get("/api/companies/{acme}"), 200, ["data": .hasExactly(Self.company)]),
                Scenario(
                    "list", .get("/api/companies"), 200,
                    [
                        "data": .hasExactly(["companies", "total", "limit", "offset", "hasMore", "nextCursor"]),
                        "data.total": 2,
                        "data.companies.0": .hasExactly(Self.company), "data.companies.0.name": "Small",
                        "data.hasMore": false, "data.limit": 50, "data.offset": 0,
                    ]),
                Scenario("by name", .get("/api/companies?search=ACME"), 200, ["data.total": 1]),
                Scenario("by industry", .get("/api/companies?search=tech"), 200, ["data.total": 1]),
                Scenario("by website", .get("/api/companies?search=acme.com"), 200, ["data.total": 1]),
                Scenario("not by description", .get("/api/companies?search=anvils"), 200, ["data.total": 0]),
                Scenario(
                    "page", .get("/api/companies?limit=1"), 200, ["data.hasMore": true, "data.companies": .count(1)]),
                Scenario("the same name", .post("/api/companies", #"{"name": "ACME INC"}"#), 409),
                Scenario(
                    "change", .patch("/api/companies/{acme}", #"{"industry": null, "name": "Acme"}"#), 200,
                    [
                        "message": "Company updated successfully", "data.industry": nil, "data.name": "Acme",
                        "data.description": "Anvils",
                    ]),
                Scenario("a taken name", .patch("/api/companies/{acme}", #"{"name": "small"}"#), 409),
                Scenario(
                    "a person of it",
                    .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyId": "{acme}"}"#), 201,
                    ["data.company.name": "Acme", "data.companyId": .equalsSaved("acme")], saving: ["a": "data.id"]),
                Scenario(
                    "its id wins over a name",
                    .post(
                        "/api/people",
                        #"{"email": "b@b.co", "firstName": "B", "companyId": "{acme}", "companyName": "Other"}"#),
                    201, ["data.company.id": .equalsSaved("acme")]),
                Scenario("no other company", .get("/api/companies?search=other"), 200, ["data.total": 0]),
                Scenario("delete", .delete("/api/companies/{acme}"), 200),
                Scenario("gone", .get("/api/companies/{acme}"), 404),
                Scenario("its people stay", .get("/api/people/{a}"), 200, ["data.company": nil]),
            ])
        }
    }

    @Test("what a company can't have is refused", arguments: Backend.allCases)
    func faults(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let long = String(repeating: "n", count: 201)
            try await server.client.run([
                Scenario("no name", .post("/api/companies", "{}"), 400, ["details.0.field": "name"]),
                Scenario("empty", .post("/api/companies", #"{"name": "  "}"#), 400, ["details.0.field": "name"]),
                Scenario("long", .post("/api/companies", #"{"name": "\#(long)"}"#), 400, ["details.0.field": "name"]),
                Scenario(
                    "no URL", .post("/api/companies", #"{"name": "A", "website": "javascript:alert(1)"}"#), 400,
                    ["details.0.field": "website"]),
                Scenario(
                    "unknown", .post("/api/companies", #"{"name": "A", "size": 3}"#), 400, ["details.0.field": "size"]),
                Scenario("stored nothing", .get("/api/companies"), 200, ["data.total": 0]),
            ])
        }
    }

    @Test("a hundred people of one new company make it once", arguments: Backend.allCases)
    func companyFoundOrMade(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let name = number.isMultiple(of: 2) ? "New Co" : " NEW co"
                        return try await server.client.send(
                            "POST", "/api/people",
                            #"{"email": "p\#(number)@b.co", "firstName": "P", "companyName": "\#(name)"}"#
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 201, count: 100))
            let saved = try await server.client.run([
                Scenario("one", .get("/api/companies"), 200, ["data.total": 1], saving: ["id": "data.companies.0.id"])
            ])
            try await server.client.run(
                [Scenario("all", .get("/api/people?companyId={id}"), 200, ["data.total": 100])], saved: saved)
        }
    }
}
