import Foundation
import Glibc
import Testing

/// `people copy` (contract, section 8).
@Suite struct CopyTests {
    @Test("a store that was copied is served like the one that it comes from, with the secret of that one")
    func copyAndServe() async throws {
        try await Server.with(.sqlite, environment: Self.noWorkers) { server in
            let client = server.client
            try await Self.furnish(client)
            let shown = try await Self.paths(client)
            #expect(try await server.stop() == .exited(0))

            let copy = try await server.command("copy", "--from", "sqlite:people.sqlite", "--to", "sqlite:copy.sqlite")
            #expect(copy.end == .exited(0), "\(copy)")
            #expect(copy.output.contains("people") && !copy.output.contains("differs"), "\(copy.output)")
            #expect(copy.errors.contains("copy that file to copy.sqlite.secret"), "\(copy.errors)")
            #expect(!FileManager.default.fileExists(atPath: server.folder.appending(path: "copy.sqlite.secret").path))

            var environment = server.environment
            environment["PEOPLE_STORAGE_URL"] = "sqlite:copy.sqlite"
            // Without the secret it is not served, and says what is missing.
            let refused = try await Program.run(["serve", "--port", "0"], in: server.folder, environment: environment)
            #expect(refused.end == .exited(1) && refused.errors.contains("copy.sqlite.secret"), "\(refused)")
            _ = try await Shell.run("cp -p people.sqlite.secret copy.sqlite.secret", in: server.folder)
            let served = try await Server.start(in: server.folder, environment: environment, key: server.key)
            #expect(try await Self.paths(served.client) == shown)
            let newest = try await served.client.send("POST", "/api/people", #"{"email": "n@b.co", "firstName": "N"}"#)
            let first = try await served.client.send("GET", "/api/people?limit=1")
            #expect(first.json["data.people.0.id"] == newest.json["data.id"], "\(first.text)")
            #expect(try await served.stop() == .exited(0))
        }
    }

    @Test("a copy that was killed is run again, and then the two are equal")
    func killed() async throws {
        try await Server.with(.sqlite) { server in
            for number in 0..<40 {
                let answer = try await server.client.send(
                    "POST", "/api/people", #"{"email": "p\#(number)@b.co", "firstName": "P"}"#)
                #expect(answer.status == 201)
            }
            #expect(try await server.stop() == .exited(0))
            let arguments = ["copy", "--from", "sqlite:people.sqlite", "--to", "sqlite:copy.sqlite", "--json"]
            for microseconds in stride(from: UInt32(10_000), to: 100_000, by: 15_000) {
                let program = try Program(arguments, in: server.folder, environment: server.environment)
                usleep(microseconds)
                program.signal(SIGKILL)
                _ = try await program.wait()
            }
            let copy = try await Program.run(arguments, in: server.folder, environment: server.environment)
            #expect(copy.end == .exited(0), "\(copy)")
            let json = try JSON(Array(copy.output.utf8))
            #expect(json["equal"] == true)
            #expect(json["tables.3.target.count"] == 41)
            #expect(json["tables.3.target.checksum"] == json["tables.3.source.checksum"])
            // There and back again, the checksums stay.
            let back = try await Program.run(
                ["copy", "--from", "sqlite:copy.sqlite", "--to", "sqlite:back.sqlite", "--json"], in: server.folder,
                environment: server.environment)
            #expect(back.output == copy.output)
        }
    }

    @Test(
        "SQLite to PostgreSQL and back: every checksum is the same, and what is served in between too",
        .enabled(if: PostgresDatabase.isAvailable))
    func postgres() async throws {
        try await PostgresDatabase.with { database in
            try await Server.with(.sqlite, environment: Self.noWorkers) { server in
                try await Self.furnish(server.client)
                let shown = try await Self.paths(server.client)
                #expect(try await server.stop() == .exited(0))
                let url = try #require(database.environment["PEOPLE_STORAGE_URL"])
                var environment = server.environment.merging(database.environment) { $1 }
                func copy(_ source: String, _ target: String) async throws -> String {
                    let copy = try await Program.run(
                        ["copy", "--from", source, "--to", target, "--json"], in: server.folder,
                        environment: environment)
                    #expect(copy.end == .exited(0), "\(copy)")
                    return copy.output
                }
                let there = try await copy("sqlite:people.sqlite", url)
                let counts = try JSON(Array(there.utf8))
                #expect(counts["tables.3.target.count"] == 31)
                #expect(counts["tables.8.table"] == "jobs" && counts["tables.8.target.count"] == 2, "\(there)")
                #expect(try await copy("sqlite:people.sqlite", url) == there)
                #expect(try await copy(url, "sqlite:back.sqlite") == there)

                environment["PEOPLE_AUTH_SECRET"] = try String(
                    contentsOf: server.folder.appending(path: "people.sqlite.secret"), encoding: .utf8)
                let served = try await Server.start(in: server.folder, environment: environment, key: server.key)
                #expect(try await Self.paths(served.client) == shown)
                let made = try await served.client.send(
                    "POST", "/api/people", #"{"email": "n@b.co", "firstName": "N"}"#)
                let first = try await served.client.send("GET", "/api/people?limit=1")
                #expect(made.status == 201 && first.json["data.people.0.id"] == made.json["data.id"], "\(first.text)")
                #expect(try await served.stop() == .exited(0))
            }
        }
    }

    @Test("what can't be copied is told, and nothing is made")
    func refused() async throws {
        try await Server.withFolder { folder in
            let wrong: [(arguments: [String], status: Int, word: String)] = [
                (["--from", "sqlite:a.sqlite", "--to", "sqlite:a.sqlite"], 2, "same store"),
                (["--from", "sqlite:a.sqlite", "--to", "sqlite:b.sqlite"], 1, "no store at sqlite:a.sqlite"),
                (["--from", "nonsense", "--to", "memory:"], 2, "--from"), (["--to", "memory:"], 2, "--from"),
                (["--from", "memory:", "--to", "mysql:x"], 1, "mysql"),
            ]
            for (arguments, status, word) in wrong {
                let answer = try await Program.run(["copy"] + arguments, in: folder)
                #expect(answer.end == .exited(status), "\(arguments): \(answer)")
                #expect(answer.errors.contains(word), "\(arguments): \(answer)")
                #expect(answer.output.isEmpty, "\(arguments): \(answer)")
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("sqlite") } == [])
            let empty = try await Program.run(["copy", "--from", "memory:", "--to", "sqlite:b.sqlite"], in: folder)
            #expect(empty.end == .exited(0), "\(empty)")
        }
    }

    /// So that jobs stay as they are.
    private static let noWorkers = ["PEOPLE_ENRICHMENT_WORKERS": "0"]

    private static func furnish(_ client: Client) async throws {
        let field = try await client.send(
            "POST", "/api/people/custom-fields", #"{"name": "Gross", "type": "number"}"#)
        #expect(field.status == 201, "\(field.text)")
        for number in 0..<30 {
            let body = """
                {"email": "p\(number)@b.co", "firstName": "José \(number)", "companyName": "C \(number % 3)", \
                "customFields": {"cf_gross": \(number).5}}
                """
            let answer = try await client.send("POST", "/api/people", body)
            #expect(answer.status == 201, "\(answer.text)")
            let id = answer.json["data.id"]?.string ?? "?"
            let note = #"{"content": "About [@José](person:\#(id))"}"#
            #expect(try await client.send("POST", "/api/people/\(id)/notes", note).status == 201)
            if number % 15 > 0 { continue }
            let job = try await client.send("POST", "/api/people/\(id)/enrich")
            #expect(job.status == 200, "\(job.text)")
            guard number == 0 else { continue }
            let cancelled = try await client.send("DELETE", "/api/jobs/\(job.json["data.jobId"]?.string ?? "?")")
            #expect(cancelled.status == 200, "\(cancelled.text)")
        }
    }

    /// What a reader sees.
    private static func paths(_ client: Client) async throws -> [String] {
        var answers: [String] = []
        for path in [
            "/api/people?limit=100", "/api/companies", "/api/people?search=jose%2029", "/api/people/custom-fields",
            "/api/jobs",
        ] {
            let answer = try await client.send("GET", path)
            #expect(answer.status == 200, "\(path): \(answer.text)")
            answers.append(answer.text)
        }
        let list = try await client.send("GET", "/api/people?limit=100")
        for index in [0, 15, 29] {
            let id = list.json["data.people.\(index).id"]?.string ?? "?"
            answers.append(try await client.send("GET", "/api/people/\(id)/notes").text)
        }
        return answers
    }
}
