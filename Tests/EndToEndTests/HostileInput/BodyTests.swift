import Testing

/// Bodies and queries that contract section 1 refuses: always the envelope and a 4xx, and nothing stored.
@Suite struct BodyTests {
    @Test("a hostile body is refused and stores nothing", arguments: Backend.allCases)
    func bodies(on backend: Backend) async throws {
        func person(_ member: String) -> [UInt8] { Array(#"{"email": "h@b.co", "firstName": "H", \#(member)}"#.utf8) }
        let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        let veryDeep = String(repeating: "[", count: 200_000)
        let bodies: [(name: String, bytes: [UInt8])] = [
            ("unknown member", person(#""nonsense": 1"#)),
            ("duplicate key", person(#""firstName": "I""#)),
            ("duplicate key by escape", person(#""first\u004eame": "I""#)),
            ("duplicate key inside", person(#""customFields": {"cf_t": "a", "cf_t": "b"}"#)),
            ("invalid UTF-8", Array(#"{"email": "h@b.co", "firstName": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)),
            ("overlong UTF-8", Array(#"{"email": "h@b.co", "firstName": ""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)),
            (
                "surrogate in UTF-8",
                Array(#"{"email": "h@b.co", "firstName": ""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8)
            ),
            ("NUL escaped", person(#""lastName": "a\u0000b""#)),
            ("NUL raw", Array(#"{"email": "h@b.co", "firstName": "a"#.utf8) + [0] + Array(#"b"}"#.utf8)),
            ("lone high surrogate", person(#""lastName": "\ud800""#)),
            ("lone low surrogate", person(#""lastName": "\udc00""#)),
            ("surrogates the wrong way round", person(#""lastName": "\udc00\ud800""#)),
            ("1e400", person(#""latitude": 1e400"#)),
            ("-1e400", person(#""longitude": -1e400"#)),
            ("1e400 in a custom field", person(#""customFields": {"cf_n": 1e400}"#)),
            ("NaN", person(#""latitude": NaN"#)),
            ("Infinity", person(#""latitude": Infinity"#)),
            ("hexadecimal", person(#""latitude": 0x10"#)),
            ("leading zero", person(#""latitude": 01"#)),
            ("depth 33", person(#""customFields": {"cf_t": \#(deep)}"#)),
            ("depth 200,000", Array(veryDeep.utf8)),
            ("objects 100,000 deep", Array(String(repeating: #"{"a":"#, count: 100_000).utf8)),
            ("trailing comma", person(#""lastName": "x","#)),
            ("trailing text", Array(#"{"email": "h@b.co", "firstName": "H"} x"#.utf8)),
            ("two values", Array(#"{"email": "h@b.co", "firstName": "H"}{}"#.utf8)),
            ("a comment", person(#"/* */ "lastName": "x""#)),
            ("single quotes", Array("{'email': 'h@b.co', 'firstName': 'H'}".utf8)),
            ("cut short", Array(#"{"email": "h@b.co", "firstName": "H""#.utf8)),
            ("a raw line break", Array("{\"email\": \"h@b.co\", \"firstName\": \"a\nb\"}".utf8)),
            ("an array", Array(#"[{"email": "h@b.co", "firstName": "H"}]"#.utf8)),
            ("a string", Array(#""h@b.co""#.utf8)), ("null", Array("null".utf8)), ("nothing", []),
            ("white space", Array("  \n".utf8)), ("byte order mark only", [0xEF, 0xBB, 0xBF]),
            ("NUL bytes", [0, 0, 0]),
            ("a wrong type", Array(#"{"email": {"a": 1}, "firstName": ["H"]}"#.utf8)),
            ("booleans as text", person(#""isConnector": "true""#)),
            ("customFields null", person(#""customFields": []"#)),
        ]
        try await Server.with(backend) { server in
            try await server.client.run([
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "T", "type": "text"}"#), 201),
                Scenario("field", .post("/api/people/custom-fields", #"{"name": "N", "type": "number"}"#), 201),
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "some@b.co", "firstName": "S"}"#), 201,
                    saving: ["s": "data.id"]),
            ])
            let me = try #require(
                try await server.client.send("GET", "/api/people?search=some@b.co").json["data.people.0.id"]?.string)
            for (name, bytes) in bodies {
                for (method, path) in [
                    ("POST", "/api/people"), ("PATCH", "/api/people/\(me)"), ("POST", "/api/companies"),
                ] {
                    let answer = try await server.client.send(method, path, bytes: bytes)
                    #expect(
                        (400..<500).contains(answer.status),
                        "\(name): \(method) \(path): \(answer.status) \(answer.text)")
                    #expect(answer.json["success"] == false && answer.json["error"]?.string != nil, "\(name)")
                }
            }
            try await server.client.run([
                Scenario("nothing was stored", .get("/api/people?search=h@b.co"), 200, ["data.total": 0]),
                Scenario(
                    "unchanged", .get("/api/people/\(me)"), 200, ["data.firstName": "S", "data.email": "some@b.co"]),
                Scenario("no company", .get("/api/companies"), 200, ["data.total": 0]),
                Scenario(
                    "depth 32 is read, and refused for what it is",
                    .post(
                        "/api/people",
                        #"{"email": "h@b.co", "firstName": "H", "customFields": {"cf_t": \#(String(repeating: "[", count: 30) + String(repeating: "]", count: 30))}}"#
                    ),
                    400, ["details.0.field": .contains("cf_t")]),
                Scenario(
                    "what is legal is kept: a pair of surrogates, escapes, a zero",
                    .post(
                        "/api/people",
                        #"{"email": "h@b.co", "firstName": "\ud83d\ude00\u00e9\/\"", "latitude": -0.0, "customFields": {"cf_n": 1e-7}}"#
                    ),
                    201, ["data.firstName": "😀é/\"", "data.latitude": 0, "data.customFields.cf_n": 1e-7]),
            ])
        }
    }

    @Test("a hostile query is refused", arguments: Backend.allCases)
    func queries(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            for query in [
                "search=a%00b", "search=%C3%28", "search=%ED%A0%80", "search=%", "search=%zz", "nonsense=1",
                "companyId=%00",
                "limit=%00", "=1", "limit", "search=a&search=b", "limit=10&limit=10", "%00=1",
            ] {
                let answer = try await server.client.send("GET", "/api/people?\(query)")
                #expect(answer.status == 400, "\(query): \(answer.status) \(answer.text)")
                #expect(answer.json["success"] == false)
            }
            for path in [
                "/api/people/%00", "/api/people/%C3%28", "/api/people/..%2f..%2fetc%2fpasswd", "/api/people/%zz",
                "/api/people/'%20OR%201=1",
            ] {
                let answer = try await server.client.send("GET", path)
                #expect([400, 404].contains(answer.status), "\(path): \(answer.status) \(answer.text)")
                #expect(answer.json["success"] == false)
            }
        }
    }

    @Test("a body over a mebibyte is a 413, declared or in chunks", arguments: Backend.allCases)
    func largeBodies(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let start = #"{"email": "h@b.co", "firstName": "H", "lastName": ""#
            let large = Array(start.utf8) + [UInt8](repeating: 0x78, count: 1_100_000) + Array(#""}"#.utf8)
            let declared = try await client.send("POST", "/api/people", bytes: large)
            #expect(declared.status == 413 && declared.json["success"] == false, "\(declared.status) \(declared.text)")
            // Only announced: refused without waiting for it.
            let head =
                "POST /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(server.key)\r\nContent-Type: application/json\r\n"
            let announced = try await client.sendRaw(head + "Content-Length: 5000000000\r\n\r\n{")
            #expect(announced.answer.status == 413, "\(announced.answer.status)")
            let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
            let chunked = try await client.sendRaw(
                head + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 20) + "0\r\n\r\n")
            #expect(chunked.answer.status == 413 && chunked.answer.json["success"] == false, "\(chunked.answer.status)")
            // As much as is allowed, in chunks, is a body like any other.
            let body = #"{"email": "c@b.co", "firstName": "C"}"#
            let pieces = body.map { "1\r\n\($0)\r\n" }.joined()
            let small = try await client.sendRaw(
                head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + pieces + "0\r\n\r\n")
            #expect(small.answer.status == 201, "\(small.answer.text)")
            try await client.run([Scenario("alive", .get("/api/people?search=h@b.co"), 200, ["data.total": 0])])
        }
    }
}
