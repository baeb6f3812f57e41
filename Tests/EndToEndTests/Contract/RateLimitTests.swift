import Testing

/// Limits of section 1 of the contract. They are in front of whatever storage there is.
@Suite struct RateLimitTests {
    @Test("a key has its limit, and is told of it")
    func keys() async throws {
        try await Server.with(.memory, environment: ["PEOPLE_RATE_LIMIT_REQUESTS_PER_MINUTE": "2"]) { server in
            let first = try await server.client.send("GET", "/api/me")
            #expect(first.status == 200)
            #expect(first[header: "ratelimit-policy"] == #""key";q=2;w=60"#)
            #expect(first[header: "ratelimit"] == #""key";r=1;t=30"#)
            try await server.client.run([
                Scenario("the last", .get("/api/me"), 200),
                Scenario("one more", .get("/api/people"), 429, ["code": "rate_limited"]),
            ])
            let refused = try await server.client.send("GET", "/api/me")
            #expect(refused.status == 429)
            #expect(refused[header: "retry-after"].flatMap(Int.init).map { (1...30).contains($0) } == true)
            for path in ["/healthz", "/readyz"] {
                let open = try await server.client.send("GET", path)
                #expect(open.status == 200)
                #expect(open[header: "ratelimit"] == nil)
            }
        }
    }

    @Test("an address has a limit without a key, and a lower one with wrong keys")
    func addresses() async throws {
        let environment = [
            "PEOPLE_RATE_LIMIT_WITHOUT_KEY_PER_MINUTE": "2", "PEOPLE_RATE_LIMIT_WRONG_KEYS_PER_MINUTE": "1",
            "PEOPLE_HTTP_CLIENT_ADDRESS_HEADER": "X-Forwarded-For",
        ]
        try await Server.with(.memory, environment: environment) { server in
            let client = server.client
            // Address, key, and what is answered.
            let requests: [(String, String, Int)] = [
                ("192.0.2.1", "", 401), ("192.0.2.1", "", 401), ("192.0.2.1", "", 429), ("192.0.2.2", "", 401),
                ("192.0.2.3", "Bearer introzy_1", 401), ("192.0.2.3", "Bearer introzy_1", 429),
                ("192.0.2.4", "Bearer introzy_1", 401),
            ]
            for (address, authorization, expected) in requests {
                let answer = try await client.send(
                    "GET", "/api/me", headers: ["X-Forwarded-For": address, "Authorization": authorization])
                #expect(answer.status == expected, "\(address) \(authorization)")
            }
        }
    }

    @Test("limits can be turned off")
    func off() async throws {
        let environment = [
            "PEOPLE_RATE_LIMIT_ENABLED": "false", "PEOPLE_RATE_LIMIT_REQUESTS_PER_MINUTE": "1",
        ]
        try await Server.with(.memory, environment: environment) { server in
            for _ in 0..<3 {
                let answer = try await server.client.send("GET", "/api/me")
                #expect(answer.status == 200)
                #expect(answer[header: "ratelimit"] == nil)
            }
        }
    }
}
