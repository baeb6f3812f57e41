import Foundation
import Testing

/// Paging, order and search (contract, sections 1 and 2).
@Suite struct ListTests {
    @Test("pages tell how many there are and whether more follow", arguments: Backend.allCases)
    func pages(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            // Beside the owner, who is a person too.
            var ids: [String] = []
            for number in 1...7 {
                let body = #"{"email": "p\#(number)@b.co", "firstName": "P", "companyName": "Big"}"#
                let answer = try await server.client.send("POST", "/api/people", body)
                ids.append(try #require(answer.json["data.id"]?.string))
            }
            let newest = Array(ids.reversed())
            func page(_ query: String) async throws -> (ids: [String], data: JSON) {
                let answer = try await server.client.send("GET", "/api/people?\(query)")
                #expect(answer.status == 200)
                let data = try #require(answer.json["data"])
                return (data["people"]?.elements?.compactMap { $0["id"]?.string } ?? [], data)
            }
            let first = try await page("limit=3&search=b.co")
            #expect(first.ids == Array(newest[0..<3]))
            #expect(first.data["total"] == 7 && first.data["limit"] == 3 && first.data["offset"] == 0)
            #expect(first.data["hasMore"] == true)
            let last = try await page("limit=3&offset=6&search=b.co")
            #expect(last.ids == [newest[6]] && last.data["hasMore"] == false && last.data["total"] == 7)
            let exact = try await page("limit=1&offset=6&search=b.co")
            #expect(exact.ids == [newest[6]] && exact.data["hasMore"] == false)
            let beyond = try await page("offset=100&search=b.co")
            #expect(beyond.ids.isEmpty && beyond.data["total"] == 7 && beyond.data["hasMore"] == false)
            let all = try await page("limit=100")
            #expect(all.ids.count == 8 && Array(all.ids.prefix(7)) == newest && all.data["total"] == 8)
        }
    }

    @Test("a page out of range is refused", arguments: Backend.allCases)
    func pagesOutOfRange(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let faults = [
                "limit=0", "limit=101", "limit=-1", "limit=ten", "limit=1.5", "limit=", "limit=1e2",
                "limit=99999999999999999999", "offset=-1", "offset=x", "offset=", "offset=99999999999999999999",
            ]
            try await server.client.run(
                faults.flatMap { query in
                    ["/api/people", "/api/contacts", "/api/companies"].map {
                        Scenario(
                            query, .get("\($0)?\(query)"), 400,
                            ["details.0.field": .matches("^\(query.prefix { $0 != "=" })$")])
                    }
                } + [
                    Scenario("twice", .get("/api/people?limit=1&limit=2"), 400),
                    Scenario("both faults", .get("/api/people?limit=0&offset=-1"), 400, ["details": .count(2)]),
                    Scenario("the largest", .get("/api/people?limit=100&offset=0"), 200, ["data.limit": 100]),
                ])
        }
    }

    @Test("an unknown query parameter is named", arguments: Backend.allCases)
    func unknownParameters(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let paths = [
                "/api/people", "/api/contacts", "/api/companies", "/api/people/custom-fields", "/api/me",
                "/api/api-keys",
                "/api/users",
            ]
            try await server.client.run(
                paths.map { Scenario("unknown", .get("\($0)?pgae=2"), 400, ["details.0.field": "pgae"]) })
        }
    }

    @Test("search finds terms anywhere, without case and accents", arguments: Backend.allCases)
    func search(on backend: Backend) async throws {
        let people = [
            ("José", "García", "jose.g@b.co"), ("Anna", "Müller", "anna@b.co"), ("John", "Doe", "john.doe@b.co"),
            ("100%", "under_score", "percent@b.co"), ("O'Neil", #"quo"te"#, "quote@b.co"), ("Łukasz", "Ö", "l@b.co"),
            ("李", "小龍", "bruce@b.co"),
        ]
        let expected: [(search: String, emails: [String])] = [
            ("jose", ["jose.g@b.co"]), ("JOSÉ", ["jose.g@b.co"]), ("MULLER", ["anna@b.co"]),
            ("müller", ["anna@b.co"]), ("mu\u{308}ller", ["anna@b.co"]), ("john doe", ["john.doe@b.co"]),
            ("doe john", ["john.doe@b.co"]), ("  ohn  ", ["john.doe@b.co"]), ("john smith", []),
            ("%", ["percent@b.co"]), ("_", ["percent@b.co"]), ("*", []), ("'", ["quote@b.co"]), ("\"", ["quote@b.co"]),
            ("o'n", ["quote@b.co"]), ("\"john\"", []), ("john OR anna", []), ("NOT john", []), ("-john", []),
            ("john*", []), ("d_e", []), ("o", ["john.doe@b.co", "quote@b.co"]), ("ö", []), ("小", ["bruce@b.co"]),
            ("小龍", ["bruce@b.co"]), ("lukasz", []), ("łuk", ["l@b.co"]), ("doe@b", ["john.doe@b.co"]), ("\\", []),
            (";", []), ("(", []),
        ]
        try await Server.with(backend) { server in
            for (first, last, email) in people {
                let body = try JSONEncoder().encode(["firstName": first, "lastName": last, "email": email])
                let answer = try await server.client.send("POST", "/api/people", bytes: Array(body))
                #expect(answer.status == 201, "\(answer.text)")
            }
            for (search, emails) in expected {
                var unreserved = CharacterSet.alphanumerics
                unreserved.formIntersection(CharacterSet(charactersIn: "a"..."z"))
                let escaped = search.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
                let answer = try await server.client.send("GET", "/api/people?search=\(escaped)")
                let found = Set(answer.json["data.people"]?.elements?.compactMap { $0["email"]?.string } ?? [])
                if search == "o" || search == "ö" {
                    // In nearly every address here: only that the accent does not matter.
                    #expect(found.isSuperset(of: emails) && found.contains("l@b.co"), "\(search): \(answer.text)")
                } else {
                    #expect(found == Set(emails), "\(search): \(found)")
                }
                #expect(answer.json["data.total"]?.number == Double(found.count), "\(search): \(answer.text)")
            }
            let long = String(repeating: "a", count: 201)
            try await server.client.run([
                Scenario("too long", .get("/api/people?search=\(long)"), 400, ["details.0.field": "search"]),
                Scenario("long enough", .get("/api/people?search=\(long.dropLast())"), 200, ["data.total": 0]),
                Scenario("plus is a space", .get("/api/people?search=doe+john"), 200, ["data.total": 1]),
                Scenario("nothing in particular", .get("/api/people?search=&limit=1"), 200, ["data.total": 8]),
            ])
        }
    }

    @Test("people are filtered by their company", arguments: Backend.allCases)
    func byCompany(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario(
                    "one", .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyName": "Big"}"#), 201,
                    saving: ["big": "data.company.id", "a": "data.id"]),
                Scenario("none", .post("/api/people", #"{"email": "b@b.co", "firstName": "B"}"#), 201),
                Scenario(
                    "by company", .get("/api/people?companyId={big}"), 200,
                    ["data.total": 1, "data.people.0.id": .equalsSaved("a")]),
                Scenario(
                    "a company that is not there",
                    .get("/api/people?companyId=01890000-0000-7000-8000-000000000000"), 200,
                    ["data.total": 0, "data.people": []]),
                Scenario("and by name", .get("/api/people?companyId={big}&search=zzz"), 200, ["data.total": 0]),
                Scenario("no id", .get("/api/people?companyId=big"), 400, ["details.0.field": "companyId"]),
            ])
        }
    }
}
