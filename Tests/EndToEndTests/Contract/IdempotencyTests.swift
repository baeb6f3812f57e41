import Foundation
import Glibc
import Testing

/// `Idempotency-Key` (contract, section 1).
@Suite struct IdempotencyTests {
    private static let john = #"{"email": "john@b.co", "firstName": "John", "companyName": "Acme"}"#

    @Test("a request that is sent again is not done again, and has the first answer", arguments: Backend.allCases)
    func replays(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let made = try await client.send("POST", "/api/people", #"{"email": "a@b.co", "firstName": "A"}"#)
            let id = made.json["data.id"]?.string ?? ""
            let requests: [(String, String, String)] = [
                ("POST", "/api/people", Self.john),
                ("POST", "/api/contacts", #"{"email": "c@b.co", "firstName": "C"}"#),
                ("POST", "/api/companies", #"{"name": "Hooli"}"#),
                ("PUT", "/api/people?match=email", #"{"email": "p@b.co", "firstName": "P"}"#),
                ("PUT", "/api/companies", #"{"name": "Put"}"#),
                ("POST", "/api/people/\(id)/notes", #"{"content": "[@A](person:\#(id))"}"#),
                ("POST", "/api/people/custom-fields", #"{"name": "Score", "type": "number"}"#),
                ("POST", "/api/users", #"{"email": "u@b.co", "firstName": "U"}"#),
                (
                    "POST", "/api/people/batch",
                    #"""
                    {"operations": [{"op": "create", "person": {"email": "x@b.co", "firstName": "X"}}, {"op": "nothing"},
                     {"op": "create", "person": {"email": "X@b.co", "firstName": "X"}},
                     {"op": "create", "person": {"email": "no", "nope": 1}}, {"op": "delete", "id": "\#(id)"}]}
                    """#
                ),
                ("POST", "/api/companies/batch", #"{"operations": [{"op": "upsert", "company": {"name": "Put"}}]}"#),
            ]
            var first: [Answer] = []
            for (index, (method, path, body)) in requests.enumerated() {
                let answer = try await client.send(method, path, body, headers: ["Idempotency-Key": "\"key \(index)\""])
                #expect([200, 201].contains(answer.status), "\(answer.text)")
                #expect(answer[header: "idempotent-replayed"] == nil)
                first.append(answer)
            }
            let total = try await client.send("GET", "/api/people").json["data.total"]
            // Whatever has happened to the records since, and to what is required of them.
            let john = first[0].json["data.id"]?.string ?? ""
            _ = try await client.send("PATCH", "/api/people/\(john)", #"{"firstName": "Jon", "companyName": "Other"}"#)
            _ = try await client.send("DELETE", "/api/companies/\(first[2].json["data.id"]?.string ?? "")")
            for path in ["/api/people/custom-fields", "/api/companies/custom-fields"] {
                let field = try await client.send(
                    "POST", path, #"{"name": "Must", "type": "text", "isRequired": true}"#)
                #expect(field.status == 201)
            }
            for (index, (method, path, body)) in requests.enumerated() {
                let again = try await client.send(method, path, body, headers: ["Idempotency-Key": "\"key \(index)\""])
                #expect(again.status == first[index].status && again.body == first[index].body, "\(again.text)")
                #expect(again[header: "idempotent-replayed"] == "true", "\(path)")
                #expect(again[header: "etag"] == first[index][header: "etag"])
            }
            #expect(try await client.send("GET", "/api/people").json["data.total"] == total)
        }
    }

    @Test("a key is of one request and of one API key", arguments: Backend.allCases)
    func fingerprint(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let headers = ["Idempotency-Key": "k"]
            let key = try await server.client.send("POST", "/api/api-keys", #"{"name": "K"}"#)
            try await server.client.run([
                Scenario("first", .post("/api/people", Self.john).headers(headers), 201, saving: ["john": "data.id"]),
                Scenario(
                    "another body", .post("/api/people", Self.john + " ").headers(headers), 422,
                    ["code": "idempotency_key_reused"]),
                Scenario("another path", .post("/api/contacts", Self.john).headers(headers), 422),
                Scenario("another method", .other("PUT", "/api/people", Self.john).headers(headers), 422),
                Scenario("another query", .other("PUT", "/api/people?match=email", Self.john).headers(headers), 422),
                Scenario("a wrong body", .post("/api/people", "{}").headers(headers), 422),
                Scenario("another key", .post("/api/people", Self.john).headers(["Idempotency-Key": "l"]), 409),
                Scenario(
                    "the same, in quotes", .post("/api/people", Self.john).headers(["Idempotency-Key": "\"k\""]), 201,
                    ["data.id": .equalsSaved("john")]),
                Scenario("only PUT and POST look at it", .delete("/api/people/{john}").headers(headers), 200),
            ])
            let other = server.client.with(key: key.json["data.secret"]?.string)
            try await other.run([
                Scenario("another API key", .post("/api/people", Self.john).headers(headers), 201),
                Scenario("once", .get("/api/people?search=john"), 200, ["data.total": 1]),
            ])
        }
    }

    @Test("what failed is not remembered, so that it can be set right under its key", arguments: Backend.allCases)
    func failures(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let headers = ["Idempotency-Key": "k"]
            let refused = #"{"atomic": true, "operations": [{"op": "create", "person": {}}]}"#
            let conflict =
                #"{"atomic": true, "operations": [{"op": "delete", "id": "01a20e45-de0d-75da-b0b5-69cbd387f931"}]}"#
            try await server.client.run([
                Scenario("wrong", .post("/api/people", #"{"email": "x"}"#).headers(headers), 400),
                Scenario("no JSON", .post("/api/people", "{").headers(headers), 400),
                Scenario("not there", .post("/api/people/x/notes", #"{"content": "x"}"#).headers(headers), 404),
                Scenario("refused", .post("/api/people/batch", refused).headers(headers), 400),
                Scenario("refused", .post("/api/people/batch", conflict).headers(headers), 400),
                Scenario("other", .post("/api/people", Self.john), 201, saving: ["john": "data.id"]),
                Scenario("taken", .post("/api/people", Self.john).headers(headers), 409, ["code": "email_taken"]),
                Scenario("freed", .delete("/api/people/{john}"), 200),
                Scenario("right", .post("/api/people", Self.john).headers(headers), 201),
                Scenario("again", .post("/api/people", Self.john).headers(headers), 201),
                Scenario("wrong now", .post("/api/people", #"{"email": "x"}"#).headers(headers), 422),
            ])
        }
    }

    @Test("what is no key is refused by name, and so is one where nothing is kept", arguments: Backend.allCases)
    func refused(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let long = String(repeating: "x", count: 10_000)
            for key in ["\"\"", "\"abc", "a b", "é", "a,b", String(repeating: "x", count: 256), long, "\"\(long)\""] {
                try await server.client.run([
                    Scenario(
                        "key \(key.prefix(20))", .post("/api/people", Self.john).headers(["Idempotency-Key": key]), 400,
                        ["code": "validation_failed", "details.0.field": "Idempotency-Key"])
                ])
            }
            try await server.client.run([
                Scenario(
                    "the longest",
                    .post("/api/people", Self.john)
                        .headers(["Idempotency-Key": String(repeating: "x", count: 255)]), 201),
                Scenario(
                    "a secret", .post("/api/api-keys", #"{"name": "K"}"#).headers(["Idempotency-Key": "k"]), 400,
                    ["details.0.field": "Idempotency-Key"]),
                Scenario("no key was made", .get("/api/api-keys"), 200, ["data.apiKeys": .count(1)]),
            ])
            let twice = server.client.request("POST", "/api/people", bytes: Array(Self.john.utf8))
            let text = String(decoding: twice, as: UTF8.self)
                .replacing("\r\n\r\n", with: "\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n")
            let (answer, _) = try await server.client.sendRaw(text)
            #expect(answer.status == 400 && answer.json["details.0.field"] == "Idempotency-Key")
        }
    }

    @Test("a hundred posts at once with one key make one person", arguments: Backend.allCases)
    func atOnce(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await client.send(
                            "POST", "/api/people", #"{"email": "one@b.co", "firstName": "One"}"#,
                            headers: ["Idempotency-Key": "one"])
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let done = answers.filter { $0.status == 201 }
            #expect(Set(done.map(\.body)).count == 1)
            #expect(done.count { $0[header: "idempotent-replayed"] == nil } == 1)
            for answer in answers where answer.status != 201 {
                #expect(answer.status == 409 && answer.json["code"] == "idempotency_key_in_use", "\(answer.text)")
                #expect(answer[header: "retry-after"] == "1")
            }
            let later = try await client.send(
                "POST", "/api/people", #"{"email": "one@b.co", "firstName": "One"}"#,
                headers: ["Idempotency-Key": "one"])
            #expect(later.status == 201 && later.body == done.first?.body)
            try await client.run([Scenario("one", .get("/api/people?search=one@b.co"), 200, ["data.total": 1])])
        }
    }

    @Test("what is killed in the middle of posts has done each at most once, and each once when they are sent again")
    func killed() async throws {
        try await Server.withFolder { folder in
            let environment = ["PEOPLE_STORAGE_URL": "sqlite:people.sqlite", "PEOPLE_LOG_LEVEL": "warning"]
            var server = try await Server.start(in: folder, environment: environment)
            let first = try await server.client.send(
                "POST", "/api/companies", #"{"name": "C"}"#, headers: ["Idempotency-Key": "company"])
            let subject = "/api/companies/\(first.json["data.id"]?.string ?? "")/notes"
            var answered = 0
            for round in 0..<3 {
                let client = server.client
                let numbers = round * 400..<(round + 1) * 400
                async let posting: Int = Self.post(numbers, to: subject, client)
                try await Task.sleep(for: .milliseconds(Int.random(in: 50...250)))
                server.program.signal(SIGKILL)
                answered += await posting
                #expect(try await server.program.wait() == .signalled(SIGKILL))
                server = try await server.restarted()
                // Those that had an answer, those that were done without one, and those that never came.
                #expect(await Self.post(numbers, to: subject, server.client) == numbers.count)
                let total = try await server.client.send("GET", subject).json["data.total"]
                #expect(total == .number(Double(numbers.upperBound)), "round \(round)")
            }
            #expect(answered > 0, "nothing had been done")
            let again = try await server.client.send(
                "POST", "/api/companies", #"{"name": "C"}"#, headers: ["Idempotency-Key": "company"])
            #expect(again.body == first.body && again[header: "idempotent-replayed"] == "true")
            try await server.stop()
        }
    }

    /// Writes a note for each number, of which there may be two alike: eight at a time, each writer until its first that has
    /// no answer.
    ///
    /// - Returns: how many had one.
    private static func post(_ numbers: Range<Int>, to path: String, _ client: Client) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var answered = 0
                    for number in stride(from: numbers.lowerBound + writer, to: numbers.upperBound, by: 8) {
                        let answer = try? await client.send(
                            "POST", path, #"{"content": "Note"}"#, headers: ["Idempotency-Key": "\(number)"])
                        guard answer?.status == 201 else { return answered }
                        answered += 1
                    }
                    return answered
                }
            }
            return await group.reduce(0, +)
        }
    }
}
