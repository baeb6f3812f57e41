import Foundation
import Glibc
import Testing

/// Many servers on one PostgreSQL are one service.
@Suite(.enabled(if: PostgresDatabase.isAvailable)) struct PostgresNodesTests {
    @Test("a key that one node revokes opens nothing on another within a second")
    func revocation() async throws {
        try await Server.with(.postgres) { first in
            let second = try await Server.start(in: first.folder, environment: first.environment, key: first.key)
            for round in 1...3 {
                let made = try await first.client.send("POST", "/api/api-keys", #"{"name": "K\#(round)"}"#)
                let id = try #require(made.json["data.id"]?.string)
                let client = second.client.with(key: made.json["data.secret"]?.string)
                // The second node has seen the key, and remembers it.
                #expect(try await client.send("GET", "/api/me").status == 200)
                #expect(try await first.client.send("DELETE", "/api/api-keys/\(id)").status == 200)
                let revoked = ContinuousClock.now
                try await until("the key is refused", atMost: .seconds(10)) {
                    try await client.send("GET", "/api/me").status == 401
                }
                let took = ContinuousClock.now - revoked
                #expect(took < .seconds(1), "it worked for \(took)")
            }
            #expect(try await second.stop() == .exited(0))
        }
    }

    @Test("what one node writes the other shows at once")
    func readsOfOthersWrites() async throws {
        try await Server.with(.postgres) { first in
            let second = try await Server.start(in: first.folder, environment: first.environment, key: first.key)
            for number in 1...20 {
                let (writer, reader) = number.isMultiple(of: 2) ? (first, second) : (second, first)
                let made = try await writer.client.send(
                    "POST", "/api/people", #"{"email": "p\#(number)@b.co", "firstName": "P"}"#)
                let id = try #require(made.json["data.id"]?.string, "\(made.text)")
                try await reader.client.run([
                    Scenario("one", .get("/api/people/\(id)"), 200, ["data.firstName": "P"]),
                    Scenario(
                        "all", .get("/api/people?search=b.co"), 200, ["data.total": .equals(.number(Double(number)))]),
                ])
            }
            #expect(try await second.stop() == .exited(0))
        }
    }

    @Test("a request that two nodes get at once is done by one of them, and both answer alike")
    func idempotency() async throws {
        try await Server.with(.postgres) { first in
            let second = try await Server.start(in: first.folder, environment: first.environment, key: first.key)
            for number in 1...20 {
                let headers = ["Idempotency-Key": "k\(number)"]
                let body = #"{"email": "p\#(number)@b.co", "firstName": "P"}"#
                async let one = first.client.send("POST", "/api/people", body, headers: headers)
                async let two = second.client.send("POST", "/api/people", body, headers: headers)
                let answers = try await [one, two]
                #expect(answers.map(\.status) == [201, 201] && answers[0].body == answers[1].body)
                #expect(answers.count { $0[header: "idempotent-replayed"] == "true" } == 1)
            }
            #expect(try await first.client.send("GET", "/api/people").json["data.total"] == 21)
            #expect(try await second.stop() == .exited(0))
        }
    }

    @Test("ten programs that start at once on an empty database migrate it once and found one organization")
    func startingAtOnce() async throws {
        try await Server.withFolder { folder in
            try await PostgresDatabase.with { database in
                let programs = try (0..<10).map { number in
                    try Program(
                        number.isMultiple(of: 2) ? ["migrate"] : ["serve", "--port", "0"], in: folder,
                        environment: database.environment)
                }
                for (number, program) in programs.enumerated() {
                    if number.isMultiple(of: 2) {
                        #expect(try await program.wait() == .exited(0), "\(program.errors)")
                    } else {
                        try await until("it listens: \(program.output)\(program.errors)", atMost: .seconds(60)) {
                            program.end != nil || program.output.contains("Listening on")
                        }
                        program.signal(SIGTERM)
                        #expect(try await program.wait() == .exited(0), "\(program.errors)")
                    }
                }
                let introduced = programs.count { $0.output.contains("introzy_") }
                #expect(introduced == 1, "a key was shown \(introduced) times")
                #expect(try await database.sql("SELECT count(*) FROM organization") == "1")
                let status = try await Program.run(
                    ["migrate", "--dry-run"], in: folder, environment: database.environment)
                #expect(status.end == .exited(0) && status.output.isEmpty, "\(status)")
            }
        }
    }
}
