import Foundation
import Testing

/// Filters, orders and cursors (contract, sections 1 and 2).
@Suite struct QueryTests {
    private func furnish(_ client: Client) async throws {
        let fields = [
            (#""Score", "type": "number""#, true, true), (#""Team", "type": "text""#, true, false),
            (#""Plain", "type": "text""#, false, false),
        ]
        for (field, filterable, sortable) in fields {
            let answer = try await client.send(
                "POST", "/api/people/custom-fields",
                #"{"name": \#(field), "isFilterable": \#(filterable), "isSortable": \#(sortable)}"#)
            #expect(answer.status == 201, "\(answer.text)")
        }
        for number in 0..<9 {
            let team = number % 2 == 0 ? "Sales" : "Ops"
            let company = number < 3 ? #", "companyName": "Hooli""# : ""
            let answer = try await client.send(
                "POST", "/api/people",
                #"""
                {"email": "p\#(number)@b.co", "firstName": "P\#(number)", "lastName": "L\#(number % 3)"\#(company),
                 "customFields": {"cf_score": \#(number), "cf_team": "\#(team)"}}
                """#)
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    private func names(_ client: Client, _ query: String, _ path: String = "/api/people") async throws -> [String] {
        let answer = try await client.send("GET", "\(path)?\(query)")
        #expect(answer.status == 200, "\(query): \(answer.text)")
        let data = try #require(answer.json["data"])
        let list = data["people"] ?? data["contacts"] ?? data["companies"]
        return list?.elements?.compactMap { ($0["firstName"] ?? $0["name"])?.string } ?? []
    }

    @Test("people are found by their fields and put in order", arguments: Backend.allCases)
    func queries(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            try await furnish(client)
            let expected: [(String, [String])] = [
                ("filter[cf_team]=SALES&filter[cf_score][gt]=2", ["P8", "P6", "P4"]),
                ("filter%5Bcf_score%5D%5Bin%5D=1,3,77", ["P3", "P1"]),
                ("filter[cf_score][gte]=3&filter[cf_score][lt]=5&sort=cf_score", ["P3", "P4"]),
                ("sort=-cf_score&limit=2", ["P8", "P7"]),
                ("sort=lastName,-cf_score&limit=3&filter[email][contains]=b.co", ["P6", "P3", "P0"]),
                ("filter[companyId][isNull]=false&sort=firstName", ["P0", "P1", "P2"]),
                ("filter[cf_team][ne]=Ops&search=p&sort=firstName&limit=2", ["P0", "P2"]),
                ("filter[createdAt][gte]=2999-01-01", []), ("filter[isFullUser]=true&search=p1", []),
            ]
            for (query, names) in expected {
                #expect(try await self.names(client, query) == names, "\(query)")
                #expect(try await self.names(client, query, "/api/contacts") == names, "contacts: \(query)")
            }
            #expect(try await names(client, "filter[name]=hooli", "/api/companies") == ["Hooli"])
            #expect(try await names(client, "filter[website][isNull]=false&sort=-name", "/api/companies") == [])
        }
    }

    @Test("a cursor leads through a list of any order, without a total where nobody asks", arguments: Backend.allCases)
    func cursors(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            try await furnish(client)
            for query in [
                "search=b.co", "sort=-cf_score&search=b.co", "filter[cf_score][gte]=0", "sort=lastName&search=b",
            ] {
                let whole = try await names(client, "\(query)&limit=100")
                var seen: [String] = []
                var cursor = ""
                repeat {
                    let answer = try await client.send(
                        "GET", "/api/people?\(query)&limit=4&includeTotal=false\(cursor)")
                    let data = try #require(answer.json["data"])
                    seen += data["people"]?.elements?.compactMap { $0["firstName"]?.string } ?? []
                    #expect(data["total"] == .null && (data["offset"] == .null) == !cursor.isEmpty)
                    let next = data["nextCursor"]?.string
                    #expect((next != nil) == (data["hasMore"] == true))
                    cursor = next.map { "&cursor=\($0)" } ?? ""
                } while !cursor.isEmpty
                #expect(seen == whole && whole.count == 9, "\(query)")
            }
            let users = try await client.send("GET", "/api/users?limit=1")
            #expect(users.json["data.nextCursor"] == .null && users.json["data.total"] == 1)
        }
    }

    @Test("what can't be asked is refused by its name", arguments: Backend.allCases)
    func faults(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            try await furnish(client)
            let saved = try await client.run([
                Scenario("a page", .get("/api/people?limit=2"), 200, saving: ["cursor": "data.nextCursor"]),
                Scenario(
                    "a page in order", .get("/api/people?limit=2&sort=cf_score"), 200,
                    saving: ["sorted": "data.nextCursor"]),
            ])
            let long = (0..<101).map(String.init).joined(separator: ",")
            let refused: [(String, String, String)] = [
                ("filter[cf_plain]=1", "filter[cf_plain]", "isFilterable"),
                ("sort=cf_team", "sort", "isSortable"), ("sort=nothing", "sort", "names no field"),
                ("filter[nothing]=1", "filter[nothing]", "names no field"),
                ("filter[cf_score][like]=1", "filter[cf_score][like]", "eq, ne"),
                ("filter[cf_score]=ten", "filter[cf_score]", "a number"),
                ("filter[cf_score][in]=\(long)", "filter[cf_score][in]", "at most 100"),
                ("filter[]=1", "filter[]", "must be as"), ("filter[a][eq][x]=1", "filter[a][eq][x]", "must be as"),
                ("filter=1", "filter", "must be as"), ("filter[email]=a&filter[email]=b", "filter[email]", "once"),
                ("cursor=nonsense", "cursor", "of this list"), ("cursor=", "cursor", "of this list"),
                ("cursor={cursor}&search=x", "cursor", "of this list"),
                ("cursor={cursor}&filter[email]=x", "cursor", "of this list"),
                ("cursor={cursor}&sort=cf_score", "cursor", "of this list"),
                ("cursor={sorted}", "cursor", "of this list"),
                ("cursor={sorted}&sort=-cf_score", "cursor", "of this list"),
                ("cursor={cursor}&offset=1", "offset", "cursor"),
                ("includeTotal=maybe", "includeTotal", "true or false"),
            ]
            try await client.run(
                refused.map { query, field, message in
                    Scenario(
                        query, .get("/api/people?\(query)"), 400,
                        [
                            "code": "validation_failed", "details.0.field": .equals(.string(field)),
                            "details.0.message": .contains(message),
                        ])
                } + [
                    Scenario("a cursor", .get("/api/people?limit=2&cursor={cursor}"), 200, ["data.people": .count(2)]),
                    Scenario("of companies", .get("/api/companies?cursor={cursor}"), 400),
                    Scenario(
                        "filters of users", .get("/api/users?filter[email]=x"), 400,
                        ["details.0.field": "filter[email]"]),
                ], saved: saved)
        }
    }

    @Test("values of a unique field are kept apart, and people are matched by them", arguments: Backend.allCases)
    func uniqueFields(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "the field", .post("/api/people/custom-fields", #"{"name": "Code", "type": "text"}"#), 201,
                    saving: ["field": "data.id"]),
                Scenario(
                    "one",
                    .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "customFields": {"cf_code": "1"}}"#),
                    201, saving: ["a": "data.id"]),
                Scenario(
                    "another",
                    .post("/api/people", #"{"email": "b@b.co", "firstName": "B", "customFields": {"cf_code": "1"}}"#),
                    201, saving: ["b": "data.id"]),
                Scenario(
                    "what if", .patch("/api/people/custom-fields/{field}?dryRun=true", #"{"isUnique": true}"#), 200,
                    ["data.failing": 2]),
                Scenario(
                    "shared", .patch("/api/people/custom-fields/{field}", #"{"isUnique": true}"#), 409,
                    ["code": "custom_field_values_shared", "error": .contains("2 records")]),
                Scenario("apart", .patch("/api/people/{b}", #"{"customFields": {"cf_code": null}}"#), 200),
                Scenario(
                    "unique", .patch("/api/people/custom-fields/{field}", #"{"isUnique": true}"#), 200,
                    ["data.isUnique": true]),
                Scenario(
                    "taken", .patch("/api/people/{b}", #"{"customFields": {"cf_code": "1"}}"#), 409,
                    ["code": "custom_field_value_taken", "error": .contains("cf_code")]),
                Scenario(
                    "matched",
                    .other(
                        "PUT", "/api/people?match=cf_code", #"{"firstName": "AA", "customFields": {"cf_code": "1"}}"#),
                    200,
                    ["outcome": "updated", "data.id": .equalsSaved("a"), "data.email": "a@b.co"]),
                Scenario(
                    "in a batch",
                    .post(
                        "/api/people/batch",
                        #"""
                        {"operations": [
                          {"op": "upsert", "match": "cf_code", "person": {"firstName": "AAA", "customFields": {"cf_code": "1"}}},
                          {"op": "create", "person": {"email": "c@b.co", "firstName": "C", "customFields": {"cf_code": "1"}}}]}
                        """#), 200,
                    ["data.results.0.outcome": "updated", "data.results.1.code": "custom_field_value_taken"]),
                Scenario(
                    "nobody has it",
                    .other(
                        "PUT", "/api/people?match=cf_code", #"{"firstName": "D", "customFields": {"cf_code": "2"}}"#),
                    400,
                    ["details.0.field": "email"]),
                Scenario(
                    "no value", .other("PUT", "/api/people?match=cf_code", #"{"firstName": "D"}"#), 400,
                    ["details.0.field": "customFields.cf_code"]),
                Scenario("empty ones", .post("/api/people", #"{"email": "e@b.co", "firstName": "E"}"#), 201),
            ])
        }
    }
}
