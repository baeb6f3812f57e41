import Testing

/// The rest of section 1 of the contract, and the service's own addresses of section 7.
@Suite struct CommonRulesTests {
    @Test("an unknown path is a 404, with a key or without", arguments: Backend.allCases)
    func unknownPaths(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            for client in [server.client, server.client.with(key: nil)] {
                try await client.run(
                    ["/", "/api", "/api/peoples", "/nothing", "/api/people/x/y/z", "/API/people", "/api/me/x"]
                        .map { Scenario("unknown", .get($0), 404) })
            }
        }
    }

    @Test("a wrong method is a 405 that says which are right", arguments: Backend.allCases)
    func wrongMethods(on backend: Backend) async throws {
        let id = "01890000-0000-7000-8000-000000000000"
        let paths: [(path: String, wrong: String, allowed: Set<String>)] = [
            ("/api/people", "DELETE", ["GET", "HEAD", "POST", "PUT"]),
            ("/api/people/\(id)", "POST", ["GET", "HEAD", "PATCH", "DELETE"]),
            ("/api/contacts", "PATCH", ["GET", "HEAD", "POST", "PUT"]),
            ("/api/companies", "DELETE", ["GET", "HEAD", "POST", "PUT"]), ("/api/people/batch", "GET", ["POST"]),
            ("/api/companies/\(id)", "PUT", ["GET", "HEAD", "PATCH", "DELETE"]),
            ("/api/people/custom-fields", "DELETE", ["GET", "HEAD", "POST"]),
            ("/api/people/\(id)/notes", "PATCH", ["GET", "HEAD", "POST"]),
            ("/api/people/\(id)/notes/\(id)", "POST", ["PATCH", "DELETE"]), ("/api/me", "POST", ["GET", "HEAD"]),
            ("/api/api-keys", "PATCH", ["GET", "HEAD", "POST"]), ("/healthz", "POST", ["GET", "HEAD"]),
        ]
        try await Server.with(backend) { server in
            for (path, method, allowed) in paths {
                let answer = try await server.client.send(method, path, method == "DELETE" ? nil : "{}")
                #expect(answer.status == 405, "\(method) \(path): \(answer.text)")
                #expect(answer.json["success"] == false)
                let named = Set(
                    (answer[header: "allow"] ?? "").split(separator: ",").map { $0.drop { $0 == " " } }.map {
                        String($0)
                    })
                #expect(named.isSuperset(of: allowed) && !named.contains(method), "\(method) \(path): \(named)")
            }
        }
    }

    @Test("a body that is not JSON by its type is a 415", arguments: Backend.allCases)
    func contentTypes(on backend: Backend) async throws {
        let body = #"{"email": "a@b.co", "firstName": "A"}"#
        try await Server.with(backend) { server in
            try await server.client.run(
                [
                    "text/plain", "application/x-www-form-urlencoded", "application/xml",
                    "multipart/form-data; boundary=x", "json",
                ].map {
                    Scenario($0, .post("/api/people", body).headers(["Content-Type": $0]), 415)
                } + [
                    Scenario("none", .post("/api/people", body).headers(["Content-Type": ""]), 415),
                    Scenario(
                        "with a charset",
                        .post("/api/people", body).headers(["Content-Type": "Application/JSON; charset=utf-8"]), 201),
                ])
        }
    }

    @Test("HEAD is GET without the body", arguments: Backend.allCases)
    func head(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            for path in [
                "/api/people", "/api/companies", "/api/people/custom-fields", "/healthz", "/readyz",
            ] {
                let get = try await server.client.send("GET", path)
                let head = try await server.client.send("HEAD", path)
                #expect(head.status == 200 && get.status == 200, "\(path): \(head.status), \(get.status)")
                #expect(head[header: "content-type"] == get[header: "content-type"])
                #expect(head[header: "content-length"] == get[header: "content-length"], "\(path)")
            }
            #expect(try await server.client.send("HEAD", "/api/nothing").status == 404)
            #expect(try await server.client.with(key: nil).send("HEAD", "/api/people").status == 401)
            // Nothing of a body may follow, or the next answer on the connection is lost.
            let client = server.client
            let second = try await onOwnThread {
                let connection = try RawConnection(port: client.port)
                connection.send(client.request("HEAD", "/api/people") + client.request("GET", "/api/me"))
                _ = try Answer(from: connection, isBodiless: true)
                return try Answer(from: connection)
            }
            #expect(second.status == 200 && second.json["data.user"] != nil)
        }
    }

    @Test("every answer has a request id, the client's own where that is sane", arguments: Backend.allCases)
    func requestIDs(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let own = try await client.send("GET", "/api/people", headers: ["X-Request-Id": "abc-123_x.y"])
            #expect(own[header: "x-request-id"] == "abc-123_x.y")
            for insane in [String(repeating: "x", count: 2000), "a b\tc", "\"><script>", "ü"] {
                let answer = try await client.send("GET", "/api/people", headers: ["X-Request-Id": insane])
                #expect(answer.status == 200)
                #expect(answer[header: "x-request-id"] != insane && answer[header: "x-request-id"]?.isEmpty == false)
            }
            var seen: Set<String> = []
            for path in ["/api/people", "/api/people", "/nothing", "/healthz", "/readyz", "/api/people?limit=0"] {
                let answer = try await client.send("GET", path)
                seen.insert(answer[header: "x-request-id"] ?? "")
            }
            #expect(seen.count == 6 && !seen.contains(""))
        }
    }

    @Test("the service answers for itself without a key", arguments: Backend.allCases)
    func service(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            for path in ["/healthz", "/readyz"] {
                let answer = try await server.client.with(key: nil).send("GET", path)
                #expect(answer.status == 200, "\(path): \(answer.text)")
            }
        }
    }

    @Test("requests that wait on one connection are answered in order", arguments: Backend.allCases)
    func pipelining(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let answers = try await onOwnThread {
                let connection = try RawConnection(port: client.port)
                let paths = ["/healthz", "/api/people?limit=3", "/nothing", "/api/people?limit=0", "/api/me"]
                connection.send(paths.flatMap { client.request("GET", $0) })
                return try paths.map { _ in try Answer(from: connection) }
            }
            #expect(answers.map(\.status) == [200, 200, 404, 400, 200])
            #expect(answers[1].json["data.limit"] == 3 && answers[4].json["data.user"] != nil)
        }
    }
}
