import Foundation
import Glibc
import Testing

/// Starting and stopping the program (contract, section 8; README).
@Suite struct LifecycleTests {
    @Test("the first run makes a store, an organization, a secret and a key, and says how to use it")
    func firstRun() async throws {
        try await Server.with(.sqlite) { server in
            let files = FileManager.default
            #expect(files.fileExists(atPath: server.folder.appending(path: "people.sqlite").path))
            // The secret stands beside the database, for its owner's eyes only.
            let secrets = try files.contentsOfDirectory(atPath: server.folder.path).filter { $0.contains("secret") }
            #expect(secrets.count == 1)
            for name in secrets {
                let attributes = try files.attributesOfItem(atPath: server.folder.appending(path: name).path)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            }
            // The printed line works as printed.
            let printed = server.program.output + server.program.errors
            #expect(printed.ranges(of: server.key).isEmpty == false)
            let line = try #require(printed.split(separator: "\n").first { $0.contains("curl ") })
            let command = String(line[(line.firstRange(of: "curl ")?.lowerBound ?? line.startIndex)...])
            let answer = try await Shell.run("KEY='\(server.key)'; \(command)", in: server.folder)
            #expect(answer.contains(#""success":true"#), "\(command)\n\(answer)")
        }
    }

    @Test("a key is never logged again, and no body ever", arguments: Backend.allCases)
    func logs(on backend: Backend) async throws {
        try await Server.with(backend, environment: ["PEOPLE_LOG_LEVEL": "debug"]) { server in
            let body = #"{"email": "confidential@b.co", "firstName": "Confidential"}"#
            let made = try await server.client.send("POST", "/api/api-keys", #"{"name": "K"}"#)
            let secret = try #require(made.json["data.secret"]?.string)
            for client in [server.client, server.client.with(key: secret), server.client.with(key: secret + "0")] {
                _ = try await client.send("POST", "/api/people", body)
                _ = try await client.send("POST", "/api/people", body + ",")
            }
            _ = try await server.client.send("GET", "/api/people?search=confidential")
            try await server.stop()
            let log = server.program.output + server.program.errors
            #expect(!log.contains(secret))
            #expect(log.ranges(of: server.key).count <= 2, "the first run may print it, and a curl line with it")
            #expect(!log.localizedCaseInsensitiveContains("confidential@"))
            #expect(log.contains("/api/people"), "there is a line for each request")
        }
    }

    @Test("a restart keeps data and keys, and prints no key", arguments: Backend.lasting)
    func restart(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario(
                    "create", .post("/api/people", #"{"email": "a@b.co", "firstName": "A", "companyName": "C"}"#), 201,
                    saving: ["a": "data.id"])
            ])
            #expect(try await server.stop() == .exited(0))
            let again = try await server.restarted()
            try await again.client.run(
                [Scenario("still there", .get("/api/people/{a}"), 200, ["data.company.name": "C"])], saved: saved)
            #expect(!(again.program.output + again.program.errors).contains(again.key.suffix(40)))
            #expect((again.program.output + again.program.errors).firstMatch(of: /introzy_[0-9a-f]{64}/) == nil)
            #expect(try await again.stop() == .exited(0))
        }
    }

    @Test("a request in flight is finished before the end", arguments: Backend.allCases, [SIGTERM, SIGINT])
    func gracefulShutdown(on backend: Backend, signal: Int32) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let answer = try await onOwnThread {
                // A connection that has been answered is one that the server knows, whatever its threads are busy with.
                let connection = try RawConnection(port: client.port)
                connection.send(client.request("GET", "/healthz"))
                _ = try Answer(from: connection)
                let body = Array(#"{"email": "late@b.co", "firstName": "L"}"#.utf8)
                let request = client.request("POST", "/api/people", bytes: body)
                connection.send(Array(request.dropLast(10)))
                // The head has arrived when a later connection was answered.
                _ = try client.sendBlocking("GET", "/healthz")
                server.program.signal(signal)
                usleep(300_000)
                connection.send(Array(request.suffix(10)))
                return try Answer(from: connection)
            }
            #expect(answer.status == 201, "\(answer.text)")
            #expect(try await server.program.wait(atMost: .seconds(20)) == .exited(0))
        }
    }

    @Test("idle connections do not hold up the end")
    func idleConnections() async throws {
        try await Server.with(.memory) { server in
            let client = server.client
            let end = try await onOwnThread {
                let idle = try (0..<20).map { _ in try RawConnection(port: client.port) }
                for connection in idle.prefix(10) {
                    connection.send(client.request("GET", "/healthz"))
                    _ = try Answer(from: connection)
                }
                server.program.signal(SIGTERM)
                return idle.allSatisfy { $0.isClosedByPeer() }
            }
            #expect(end)
            #expect(try await server.program.wait(atMost: .seconds(20)) == .exited(0))
        }
    }

    @Test("two servers on one store do not spoil it", arguments: Backend.lasting)
    func secondServer(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let second = try await Server.start(in: server.folder, environment: server.environment, key: server.key)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    let client = number.isMultiple(of: 2) ? server.client : second.client
                    group.addTask {
                        let answer = try await client.send(
                            "POST", "/api/people", #"{"email": "p\#(number)@b.co", "firstName": "P"}"#)
                        #expect(answer.status == 201, "\(answer.text)")
                    }
                }
                try await group.waitForAll()
            }
            for client in [server.client, second.client] {
                try await client.run([Scenario("all", .get("/api/people?search=b.co"), 200, ["data.total": 20])])
            }
            #expect(try await second.stop() == .exited(0))
        }
    }

    @Test("a port in use stops the start, and leaves the store alone")
    func portInUse() async throws {
        try await Server.with(.sqlite) { server in
            let second = try await server.command("serve", "--port", "\(server.port)")
            #expect(second.end == .exited(1), "\(second.errors)")
            #expect(second.errors.contains("\(server.port)"), "\(second.errors)")
            #expect(try await server.client.send("GET", "/api/me").status == 200)
        }
    }

    @Test("config/test.yaml keeps people in memory")
    func testConfiguration() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../config/test.yaml")
        try await Server.withFolder { folder in
            let server = try await Server.start(
                in: folder, arguments: ["--config", file.standardizedFileURL.path], environment: [:])
            #expect(try await server.client.send("GET", "/api/me").status == 200)
            #expect(try await server.stop() == .exited(0))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!left.contains { $0.contains("sqlite") })
        }
    }

    @Test("the curl lines of the README work as printed", arguments: Backend.allCases)
    func curlLines(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            // Verbatim but for the port.
            let lines = #"""
                set -e
                curl -s -X POST "http://127.0.0.1:8080/api/people/custom-fields" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{"name": "Department", "type": "text"}'
                echo
                curl -s -X POST "http://127.0.0.1:8080/api/people" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{"email": "jane@acme.com","firstName": "Jane","lastName": "Smith","companyName": "Acme Inc","customFields": {"cf_department": "Sales"}}' | tee created.json
                echo
                ID=$(sed 's/.*"data":{"id":"\([^"]*\)".*/\1/' created.json)
                curl -s -X PATCH "http://127.0.0.1:8080/api/people/$ID" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -d '{"phoneNumber": "+1 555-123-4567"}'
                echo
                curl -s -X GET "http://127.0.0.1:8080/api/people?search=jane&limit=10" -H "Authorization: Bearer $KEY"
                """#
            let output = try await Shell.run(
                "KEY=\(server.key)\n" + lines.replacingOccurrences(of: ":8080", with: ":\(server.port)"),
                in: server.folder)
            let answers = try output.split(separator: "\n").map { try JSON(Array($0.utf8)) }
            #expect(answers.count == 4, "\(output)")
            #expect(answers.allSatisfy { $0["success"] == true }, "\(output)")
            #expect(answers.last?["data.people.0.phoneNumber"] == "+1 555-123-4567")
            #expect(answers.last?["data.people.0.customFields.cf_department"] == "Sales")
            #expect(answers.last?["data.limit"] == 10 && answers.last?["data.total"] == 1)
        }
    }
}
