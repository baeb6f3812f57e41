#if Postgres
import PeopleStorage
import StorageTestSupport
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: opening", .enabled(if: AdministeredServer.named != nil))
struct OpeningTests {
    @Test("Ten that start at once migrate once")
    func tenAtOnce() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.emptyDatabase()
        try await withThrowingTaskGroup { group in
            for _ in 0..<10 { group.addTask { _ = try await harness.open(database) } }
            try await group.waitForAll()
        }
        let server = try AdministeredServer.required()
        let status = try await PostgresStorage.migrationStatus(
            PostgresStorage.Configuration(url: server.url(of: database)))
        #expect(status == MigrationStatus(version: Migration.all.count, pending: []))
        await harness.tearDown()
    }

    @Test("Says which steps are pending, and changes nothing by that")
    func pending() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.emptyDatabase()
        let configuration = PostgresStorage.Configuration(url: try AdministeredServer.required().url(of: database))
        for _ in 0..<2 {
            let status = try await PostgresStorage.migrationStatus(configuration)
            #expect(status.version == 0)
            #expect(status.pending == Migration.all)
        }
        await #expect(throws: PostgresStorageOpenError.migrationsPending(count: Migration.all.count)) {
            try await harness.open(database) { $0.migration = .refuseIfPending }
        }
        try await harness.drop(database)
    }

    @Test("Refuses a newer schema")
    func newerSchema() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        try await AdministeredServer.required().administer(
            "INSERT INTO people_schema VALUES (999, 'later')", in: database)
        await #expect(throws: PostgresStorageOpenError.newerSchema(found: 999, known: Migration.all.count)) {
            try await harness.open(database)
        }
        try await harness.drop(database)
    }

    @Test("A database from before duplicates were kept is opened with those that it has")
    func fillsDuplicates() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let storage = try await harness.open(database)
        let (acme, other) = (try await Acme(on: storage), try await Acme(on: storage, name: "Other"))
        for number in 0..<1200 { try await acme.create("a\(number % 600)+\(number)@x.example") }
        for tag in ["", "+a"] { try await other.create("jo\(tag)@x.example") }
        let page = try PageRequest(limit: 100, offset: 550)
        let before = try await acme.repository.duplicates(for: nil, page: page)
        #expect(before.total == 600 && before.items.count == 50)
        await storage.close()
        try await AdministeredServer.required().administer(
            "DROP TABLE duplicate_key, duplicate_group, merge, merge_note, job, enrichment_profile, token_use",
            "DELETE FROM kept_count WHERE kind > 20",
            "DELETE FROM people_schema WHERE version >= \(Migration.duplicates.version)", in: database)
        let reopened = try await harness.open(database)
        #expect(try await acme.on(reopened).repository.duplicates(for: nil, page: page) == before)
        #expect(try await other.on(reopened).repository.duplicates(for: nil, page: page).total == 1)
        await harness.tearDown()
    }

    @Test("Says that the encoding is wrong")
    func encoding() async throws {
        let harness = try PostgresHarness()
        let server = try AdministeredServer.required()
        try await server.makeRole()
        let database = "people_latin1_\(UInt32.random(in: .min ... .max))"
        try await server.administer(
            "CREATE DATABASE \(database) OWNER \(AdministeredServer.role) ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        )
        await #expect(throws: PostgresStorageOpenError.wrongEncoding("LATIN1")) { try await harness.open(database) }
        try await harness.drop(database)
    }

    @Test("Says who may not make tables, who not an extension, and who not use the tables")
    func rights() async throws {
        let harness = try PostgresHarness()
        let server = try AdministeredServer.required()
        let foreign = try await harness.emptyDatabase()
        // Somebody else's database: the role may connect, and no more.
        try await server.administer("ALTER DATABASE \(foreign) OWNER TO CURRENT_USER")
        await #expect(throws: PostgresStorageOpenError.extensionMissing("btree_gin")) {
            try await harness.open(foreign)
        }
        try await server.administer("CREATE EXTENSION btree_gin", "CREATE EXTENSION pg_trgm", in: foreign)
        try await server.administer("REVOKE CREATE ON SCHEMA public FROM PUBLIC", in: foreign)
        await #expect {
            _ = try await harness.open(foreign)
        } throws: { error in
            if case PostgresStorageOpenError.mayNotMigrate(AdministeredServer.role, _) = error { true } else { false }
        }
        let used = try await harness.freshDatabase()
        try await server.administer("ALTER TABLE note OWNER TO CURRENT_USER", in: used)
        await #expect(throws: PostgresStorageOpenError.mayNotUse(role: AdministeredServer.role, tables: "note")) {
            try await harness.open(used)
        }
        for database in [foreign, used] { try await harness.drop(database) }
    }

    @Test("Says that nobody answers, without the password")
    func nobody() async throws {
        var configuration = PostgresStorage.Configuration(url: "postgres://nobody@127.0.0.1:1/people")
        configuration.password = "tiger"
        await #expect {
            _ = try await PostgresStorage.open(configuration)
        } throws: { error in
            "\(error)".hasPrefix("No connection to the database: ") && !"\(error)".contains("tiger")
        }
    }

    @Test("A script falls apart into its statements")
    func script() {
        let migration = Migration(version: 1, name: "", sql: "-- one; two\nCREATE a (\n    b);\n\nCREATE c;\nd\n")
        #expect(migration.statements == ["-- one; two\nCREATE a (\n    b);", "CREATE c;", "d"])
    }
}
#endif
