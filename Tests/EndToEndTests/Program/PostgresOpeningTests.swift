import Foundation
import Testing

/// What keeps a PostgreSQL store from being opened stops the start, with one sentence that says what to do.
@Suite(.enabled(if: PostgresTools.canMakeServers)) struct PostgresOpeningTests {
    /// An URL that can't be opened, and what its sentence has to mention.
    private struct Refusal: Sendable {
        let name: String
        let url: String
        let mentioned: [String]
    }

    /// Everybody who comes by TCP has a password and is who they say; one of them needs TLS, which the server has not.
    private static let access =
        PostgresCluster.trust + [
            "hostssl all secure 127.0.0.1/32 trust", "host all !secure 127.0.0.1/32 scram-sha-256",
        ]

    private static func refusals(of cluster: PostgresCluster, unusedPort: Int) -> [Refusal] {
        [
            Refusal(
                name: "the password is wrong", url: cluster.tcpURL(user: "maker:hunter2", database: "people"),
                mentioned: ["password", "maker"]),
            Refusal(
                name: "there is no password", url: cluster.tcpURL(user: "maker", database: "people"),
                mentioned: ["password"]),
            Refusal(
                name: "there is no such user",
                url: PostgresCluster.url(of: [cluster], user: "nobody1", database: "people"),
                mentioned: ["nobody1"]),
            Refusal(
                name: "there is no such database", url: PostgresCluster.url(of: [cluster], database: "nowhere1"),
                mentioned: ["nowhere1"]),
            Refusal(
                name: "the user may make nothing",
                url: PostgresCluster.url(of: [cluster], user: "reader", database: "prepared"),
                mentioned: ["reader", "CREATE"]),
            Refusal(
                name: "the user may make tables and no extensions",
                url: PostgresCluster.url(of: [cluster], user: "maker", database: "people"),
                mentioned: ["CREATE EXTENSION"]),
            Refusal(
                name: "the database is not in UTF-8", url: PostgresCluster.url(of: [cluster], database: "latin"),
                mentioned: ["UTF8", "LATIN1"]),
            Refusal(
                name: "the server wants TLS",
                url: cluster.tcpURL(user: "secure", database: "people", "?sslmode=disable"),
                mentioned: ["no encryption"]),
            Refusal(
                name: "the server has no TLS",
                url: cluster.tcpURL(user: "maker", database: "people", "?sslmode=require"),
                mentioned: ["SSL"]),
            Refusal(
                name: "nobody listens", url: "postgres://127.0.0.1:\(unusedPort)/people", mentioned: ["\(unusedPort)"]),
            Refusal(
                name: "there is no such host", url: "postgres://nowhere.invalid/people", mentioned: ["nowhere.invalid"]),
            Refusal(
                name: "nobody takes writes",
                url: PostgresCluster.url(of: [cluster], database: "frozen", "?target_session_attrs=read-write"),
                mentioned: ["read-only"]),
            Refusal(name: "the port is none", url: "postgres://127.0.0.1:hunter2/people", mentioned: ["PORT"]),
            Refusal(
                name: "a parameter is none", url: "postgres://127.0.0.1/people?nonsense1=hunter2",
                mentioned: ["nonsense1"]),
            Refusal(
                name: "a parameter has no such value", url: cluster.tcpURL(database: "people", "?sslmode=nonsense1"),
                mentioned: ["sslmode"]),
        ]
    }

    @Test("what keeps the store from being opened is said in one sentence")
    func refusals() async throws {
        try await Server.withFolder { folder in
            try await PostgresCluster.with(access: Self.access, settings: ["listen_addresses": "127.0.0.1"]) {
                cluster in
                try await cluster.sql("CREATE ROLE maker LOGIN PASSWORD 'right'; CREATE ROLE reader LOGIN")
                try await cluster.sql("CREATE ROLE secure LOGIN")
                for database in ["people", "prepared", "frozen", "latin TEMPLATE template0 ENCODING 'LATIN1'"] {
                    try await cluster.sql("CREATE DATABASE \(database)")
                }
                try await cluster.sql("ALTER DATABASE frozen SET default_transaction_read_only = on")
                try await PostgresTools.sql(
                    "CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin",
                    at: PostgresCluster.url(of: [cluster], database: "prepared"))
                try await PostgresTools.sql(
                    "GRANT CREATE ON SCHEMA public TO maker",
                    at: PostgresCluster.url(of: [cluster], database: "people"))
                for refusal in Self.refusals(of: cluster, unusedPort: try Server.freePort()) {
                    try await check(refusal, in: folder)
                }
            }
        }
    }

    private func check(_ refusal: Refusal, in folder: URL) async throws {
        let program = try Program(["serve"], in: folder, environment: PostgresDatabase.environment(url: refusal.url))
        let end = try await program.wait(atMost: .seconds(30))
        let said = program.errors.trimmingCharacters(in: .newlines)
        let report = Comment(rawValue: "\(refusal.name): \(refusal.url)\n\(said)")
        #expect(end == .exited(1), report)
        #expect(program.output.isEmpty, report)
        #expect(!said.isEmpty && !said.contains("\n") && said.hasSuffix("."), report)
        // Behind the URL, in which much of it stands too.
        let sentence = said.firstRange(of: "\". ").map { said[$0.upperBound...] } ?? said[...]
        for part in refusal.mentioned { #expect(sentence.contains(part), report) }
        #expect(!said.contains("hunter2"), report)
        // The names of our types are no words for an operator.
        #expect(!said.contains("Postgres.") && !said.contains("Failure(") && !said.contains("Error("), report)
    }

    @Test(
        "without the secret that nodes share nothing is opened, and nothing made",
        .enabled(if: PostgresDatabase.isAvailable))
    func secretMissing() async throws {
        try await Server.withFolder { folder in
            try await PostgresDatabase.with { database in
                let environment = ["PEOPLE_STORAGE_URL": database.url]
                let refused = try await Program.run(["serve"], in: folder, environment: environment)
                #expect(refused.end == .exited(1) && refused.errors.contains("auth.secret"), "\(refused)")
                let tables = try await database.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
                #expect(tables == "0")
            }
        }
    }

    @Test("a start that may wait comes up when the database does")
    func waitsForTheServer() async throws {
        try await Server.withFolder { folder in
            try await PostgresCluster.with { cluster in
                try await cluster.makeStore()
                try await cluster.stop(.fast)
                let url = PostgresCluster.storeURL(of: [cluster])
                let environment = PostgresDatabase.environment(url: url)
                    .merging(["PEOPLE_STORAGE_POSTGRES_START_TIMEOUT_SECONDS": "60"]) { _, new in new }
                async let started = Server.start(in: folder, environment: environment)
                try await Task.sleep(for: .seconds(1))
                try await cluster.start()
                let server = try await started
                #expect(try await server.client.send("GET", "/api/me").status == 200)
                #expect(try await server.stop() == .exited(0))
            }
        }
    }

    @Test("a start that has waited in vain ends with a sentence")
    func waitsInVain() async throws {
        try await Server.withFolder { folder in
            let wait = ["PEOPLE_STORAGE_POSTGRES_START_TIMEOUT_SECONDS": "2"]
            let url = "postgres://127.0.0.1:\(try Server.freePort())/people"
            let started = ContinuousClock.now
            let refused = try await Program.run(
                ["serve"], in: folder, environment: PostgresDatabase.environment(url: url).merging(wait) { $1 })
            #expect(refused.end == .exited(1) && refused.errors.contains("127.0.0.1"), "\(refused)")
            #expect(ContinuousClock.now - started > .seconds(1.9))
        }
    }

    /// `docs/operations/postgresql.md` has these statements.
    @Test("with the documented roles one migrates, one serves and one makes a dump that is a whole store")
    func leastRights() async throws {
        try await Server.withFolder { folder in
            try await PostgresCluster.with { cluster in
                try await cluster.sql("CREATE ROLE people_owner LOGIN; CREATE ROLE people LOGIN")
                try await cluster.sql("CREATE ROLE people_backup LOGIN BYPASSRLS")
                try await cluster.sql("GRANT pg_read_all_data TO people_backup")
                try await cluster.sql("CREATE DATABASE people OWNER people_owner TEMPLATE template0 ENCODING 'UTF8'")
                try await cluster.sql("CREATE DATABASE copy OWNER people_owner TEMPLATE template0 ENCODING 'UTF8'")
                func url(_ user: String, _ database: String = "people") -> String {
                    PostgresCluster.url(of: [cluster], user: user, database: database)
                }
                func tool(_ name: String, _ arguments: String...) async throws {
                    try await PostgresTools.run(PostgresTools.path(of: name), arguments, in: folder, as: nil)
                }
                let grant = "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO people"
                for database in ["people", "copy"] {
                    try await PostgresTools.sql(grant, at: url("people_owner", database))
                }
                let migrated = try await Program.run(
                    ["migrate"], in: folder, environment: PostgresDatabase.environment(url: url("people_owner")))
                #expect(migrated.end == .exited(0), "\(migrated)")

                let server = try await Server.start(
                    in: folder, environment: PostgresDatabase.environment(url: url("people")))
                try await server.client.run([
                    Scenario("create", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201),
                    Scenario("search", .get("/api/people?search=b.co"), 200, ["data.total": 1]),
                ])
                #expect(try await server.stop() == .exited(0))

                try await tool("pg_dump", "--format=custom", "--file=people.dump", url("people_backup"))
                try await tool("pg_restore", "--no-owner", "--dbname", url("people_owner", "copy"), "people.dump")
                let restored = try await Server.start(
                    in: folder, environment: PostgresDatabase.environment(url: url("people", "copy")), key: server.key)
                try await restored.client.run([
                    Scenario("found", .get("/api/people?search=b.co"), 200, ["data.total": 1]),
                    Scenario("create", .post("/api/people", #"{"email": "b@b.co", "firstName": "B"}"#), 201),
                ])
                #expect(try await restored.stop() == .exited(0))
            }
        }
    }
}
