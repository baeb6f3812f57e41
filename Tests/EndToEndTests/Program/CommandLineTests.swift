import Foundation
import Testing

/// Section 8 of the contract, and settings that are wrong.
@Suite struct CommandLineTests {
    private static let store = ["PEOPLE_STORAGE_URL": "sqlite:people.sqlite"]

    @Test("organizations and keys are made, listed and revoked", arguments: Backend.lasting)
    func organizations(on backend: Backend) async throws {
        try await Server.withFolder { folder in
            try await backend.withStore { try await organizations(in: folder, of: $0) }
        }
    }

    private func organizations(in folder: URL, of store: [String: String]) async throws {
        func people(_ arguments: String...) async throws -> (end: Program.End, output: String, errors: String) {
            try await Program.run(arguments, in: folder, environment: store)
        }
        let made = try await people("org", "create", "Acme", "--owner-email", "o@acme.com", "--json")
        #expect(made.end == .exited(0), "\(made.errors)")
        let json = try JSON(Array(made.output.utf8))
        #expect(json.names == ["organizationId", "userId", "key"])
        #expect(json["key"]?.string?.wholeMatch(of: /introzy_[0-9a-f]{64}/) != nil)
        let list = try await people("org", "list")
        #expect(list.end == .exited(0) && list.output.contains("Acme"), "\(list)")
        let listed = try await people("org", "list", "--json")
        #expect(listed.output.contains(json["organizationId"]?.string ?? "?"))
        let key = try await people(
            "key", "create", "--org", "Acme", "--name", "Script", "--scope", "read", "--json")
        #expect(key.end == .exited(0), "\(key.errors)")
        #expect(key.output.firstMatch(of: /introzy_[0-9a-f]{64}/) != nil)
        let keys = try await people("key", "list", "--org", "Acme", "--json")
        #expect(keys.end == .exited(0) && keys.output.contains("Script"), "\(keys)")
        #expect(keys.output.firstMatch(of: /introzy_[0-9a-f]{64}/) == nil)
        for wrong in [
            ["org", "create", "acme", "--owner-email", "o@acme.com"], ["key", "create", "--org", "Nobody"],
            ["key", "revoke", "01890000-0000-7000-8000-000000000000"],
            ["org", "create", "New", "--owner-email", "no email"],
        ] {
            let answer = try await Program.run(wrong, in: folder, environment: store)
            #expect(answer.end == .exited(1) || answer.end == .exited(2), "\(wrong): \(answer)")
            #expect(answer.output.isEmpty && !answer.errors.isEmpty, "\(wrong): \(answer)")
        }
    }

    @Test("wrong use exits with 2 and writes to stderr")
    func wrongUse() async throws {
        try await Server.withFolder { folder in
            for wrong in [
                ["nonsense"], ["serve", "--nonsense"], ["org", "create"], ["serve", "--port"], ["key", "revoke", "x"],
            ] {
                let answer = try await Program.run(wrong, in: folder, environment: Self.store)
                #expect(answer.end == .exited(2), "\(wrong): \(answer)")
                #expect(answer.output.isEmpty && !answer.errors.isEmpty, "\(wrong): \(answer)")
            }
            let help = try await Program.run(["--help"], in: folder)
            #expect(help.end == .exited(0) && help.output.contains("serve"))
        }
    }

    @Test("migrations can be shown before they are done, and need no secret", arguments: Backend.lasting)
    func migrate(on backend: Backend) async throws {
        try await Server.withFolder { folder in
            try await backend.withStore { store in
                let environment = store.filter { $0.key != "PEOPLE_AUTH_SECRET" }
                func people(_ arguments: String...) async throws -> (end: Program.End, output: String, errors: String) {
                    try await Program.run(arguments, in: folder, environment: environment)
                }
                let plan = try await people("migrate", "--dry-run")
                #expect(plan.end == .exited(0) && plan.output.contains("CREATE TABLE"), "\(plan)")
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "people.sqlite").path))
                #expect(try await people("migrate", "--dry-run").output == plan.output, "it was only shown")
                #expect(try await people("migrate").end == .exited(0))
                #expect(try await people("migrate", "--status").end == .exited(0))
                let nothing = try await people("migrate", "--dry-run")
                #expect(nothing.end == .exited(0) && !nothing.output.contains("CREATE TABLE"), "\(nothing)")
            }
        }
    }

    @Test("a key that another process revokes stops working within two seconds", arguments: Backend.lasting)
    func revokeFromOutside(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let made = try await server.client.send("POST", "/api/api-keys", #"{"name": "K"}"#)
            let id = try #require(made.json["data.id"]?.string)
            let client = server.client.with(key: made.json["data.secret"]?.string)
            #expect(try await client.send("GET", "/api/me").status == 200)
            let revoked = try await server.command("key", "revoke", id)
            #expect(revoked.end == .exited(0), "\(revoked.errors)")
            let until = ContinuousClock.now + .seconds(2)
            while try await client.send("GET", "/api/me").status == 200 {
                try #require(ContinuousClock.now < until, "the key still works")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await client.send("GET", "/api/me").status == 401)
        }
    }

    @Test(
        "a wrong setting stops the start, and the sentence names the key, the value and what is allowed",
        arguments: [
            ("PEOPLE_HTTP_PORT", "http.port", "eighty"), ("PEOPLE_HTTP_PORT", "http.port", "70000"),
            ("PEOPLE_HTTP_PORT", "http.port", "-1"), ("PEOPLE_STORAGE_URL", "storage.url", "mysql://x"),
            ("PEOPLE_STORAGE_URL", "storage.url", "nonsense"), ("PEOPLE_AUTH_SECRET", "auth.secret", "short"),
            ("PEOPLE_LOG_LEVEL", "log.level", "loud"),
        ])
    func wrongSettings(variable: String, key: String, value: String) async throws {
        try await Server.withFolder { folder in
            let environment = ["PEOPLE_STORAGE_URL": "memory:"].merging([variable: value]) { _, new in new }
            let answer = try await Program.run(["serve"], in: folder, environment: environment)
            #expect(answer.end == .exited(1) || answer.end == .exited(2), "\(answer)")
            #expect(answer.errors.contains(key) || answer.errors.contains(variable), "\(answer.errors)")
            // A secret is named and never shown.
            if key != "auth.secret" { #expect(answer.errors.contains(value), "\(answer.errors)") }
        }
    }

    @Test("a settings file that is wrong or not there stops the start")
    func wrongFile() async throws {
        try await Server.withFolder { folder in
            let missing = try await Program.run(["serve", "--config", "missing.yaml"], in: folder)
            #expect(missing.end != .exited(0) && missing.errors.contains("missing.yaml"), "\(missing)")
            try Data("http:\n  prot: 8080\nstorage:\n  url: 'memory:'\n".utf8).write(
                to: folder.appending(path: "typo.yaml"))
            let typo = try await Program.run(["serve", "--config", "typo.yaml"], in: folder)
            #expect(typo.end != .exited(0) && typo.errors.contains("prot"), "\(typo)")
            try Data("http: [\n".utf8).write(to: folder.appending(path: "broken.yaml"))
            let broken = try await Program.run(["serve", "--config", "broken.yaml"], in: folder)
            #expect(broken.end != .exited(0) && broken.errors.contains("broken.yaml"), "\(broken)")
        }
    }
}
