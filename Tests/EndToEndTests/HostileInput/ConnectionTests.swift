import Testing

/// What is not HTTP at all (contract, section 1): the envelope, and the connection closes.
@Suite struct ConnectionTests {
    @Test("what is not HTTP gets a 4xx in the envelope, and is closed", arguments: Backend.allCases)
    func notHTTP(on backend: Backend) async throws {
        let host = "Host: x\r\n"
        let long = String(repeating: "a", count: 200_000)
        let requests: [(name: String, text: String, statuses: Set<Int>)] = [
            ("no request line", "hello\r\n\r\n", [400]),
            ("nothing but line ends and junk", "\r\n\r\n\u{1}\u{2}\r\n\r\n", [400]),
            ("TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n", [400]),
            ("no such version", "GET / HTTP/9.9\r\n\(host)\r\n", [400]),
            ("a word for a version", "GET / HTP/1.1\r\n\(host)\r\n", [400]),
            ("a header without a colon", "GET /healthz HTTP/1.1\r\n\(host)nonsense\r\n\r\n", [400]),
            ("a space before the colon", "GET /healthz HTTP/1.1\r\n\(host)X : y\r\n\r\n", [400]),
            (
                "two lengths", "POST /api/people HTTP/1.1\r\n\(host)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                [400]
            ),
            ("a length that is none", "POST /api/people HTTP/1.1\r\n\(host)Content-Length: two\r\n\r\n{}", [400]),
            ("a negative length", "POST /api/people HTTP/1.1\r\n\(host)Content-Length: -2\r\n\r\n{}", [400]),
            (
                "a length and chunks",
                "POST /api/people HTTP/1.1\r\n\(host)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                [400]
            ),
            ("a header too large", "GET /healthz HTTP/1.1\r\n\(host)X: \(long)\r\n\r\n", [431, 400]),
            ("a target too large", "GET /\(long) HTTP/1.1\r\n\(host)\r\n", [414, 431, 400]),
            (
                "too many headers",
                "GET /healthz HTTP/1.1\r\n\(host)\(String(repeating: "X-Y: z\r\n", count: 20_000))\r\n", [431, 400]
            ),
        ]
        try await Server.with(backend) { server in
            for (name, text, statuses) in requests {
                do {
                    let (answer, isClosed) = try await server.client.sendRaw(text)
                    #expect(statuses.contains(answer.status), "\(name): \(answer.status) \(answer.text)")
                    #expect(
                        answer.json["success"] == false && answer.json["error"]?.string != nil,
                        "\(name): \(answer.text)")
                    #expect(answer.json["code"]?.string != nil, "\(name): \(answer.text)")
                    #expect(isClosed, "\(name): the connection stays open")
                } catch {
                    Issue.record("\(name): \(error)")
                }
            }
            let after = try await server.client.send("GET", "/healthz")
            #expect(after.status == 200)
        }
    }

    @Test("a broken chunk ends in the envelope or with the connection", arguments: Backend.allCases)
    func brokenChunks(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let head =
                "POST /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(server.key)\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            for chunk in ["zz\r\n{}\r\n", "-1\r\n{}\r\n", "ffffffffffffffffff\r\n{}"] {
                let (answer, isClosed) = try await server.client.sendRaw(head + chunk)
                #expect(
                    (400..<500).contains(answer.status) && answer.json["success"] == false, "\(chunk): \(answer.status)"
                )
                #expect(isClosed)
            }
            #expect(try await server.client.send("GET", "/api/people").json["data.total"] == 1)
        }
    }

    @Test("two hundred stalled connections slow nobody else", arguments: Backend.allCases)
    func stalledConnections(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let slowest = try await onOwnThread {
                let beginnings = [
                    "", "G", "GET /api/people HTTP/1.1\r\nHost:",
                    "POST /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(server.key)\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                ]
                let stalled = try (0..<200).map { number in
                    let connection = try RawConnection(port: client.port)
                    connection.send(beginnings[number % beginnings.count])
                    return connection
                }
                var slowest = Duration.zero
                for number in 0..<50 {
                    let start = ContinuousClock.now
                    let answer = try client.sendBlocking(
                        "POST", "/api/people", bytes: Array(#"{"email": "s\#(number)@b.co", "firstName": "S"}"#.utf8))
                    guard answer.status == 201 else { throw Failure("\(answer.status) \(answer.text)") }
                    slowest = max(slowest, ContinuousClock.now - start)
                }
                withExtendedLifetime(stalled) {}
                return slowest
            }
            // Far above what a request takes, far below any time-out.
            #expect(slowest < .seconds(3))
        }
    }
}
