#if SQLite
import Foundation
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: opening and migrations")
struct OpeningTests {
    @Test("A path without a file lacks every migration, and is not made by asking")
    func nothingThere() throws {
        let path = SQLiteHarness().freshPath()
        #expect(try SQLiteStorage.migrationStatus(at: path).pending == Migration.all)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("Migrations are numbered from 1 without a gap, and none is without statements")
    func numbered() {
        #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
        #expect(Migration.all.allSatisfy { !$0.sql.isEmpty && !$0.name.isEmpty })
    }

    @Test("A file that was opened lacks none, says whose it is, and is in WAL mode; its directory is made")
    func fresh() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let storage = try await harness.open(path)
        #expect(try SQLiteStorage.migrationStatus(at: path).pending.isEmpty)
        let connection = try Connection(path: path, access: .read, busyTimeout: .seconds(1))
        #expect(try connection.first(SQL("PRAGMA application_id")) { $0.int64() } == Migrator.applicationID)
        for file in [path, path + "-wal", path + "-shm"] {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file) is nobody's but its owner's")
        }
        #expect(try connection.first(SQL("PRAGMA journal_mode")) { $0.text() } == "wal")
        connection.close()
        await storage.close()
        // The last one out moves the log into the file.
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        await harness.tearDown()
    }

    @Test("A file of a later version is refused in a sentence, and left as it is")
    func newerSchema() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        try await harness.open(path).close()
        try alter(path, "PRAGMA user_version = 999")
        let error = await #expect(throws: SQLiteStorageOpenError.self) { try await harness.open(path) }
        #expect(error == .newerSchema(path: path, found: 999, known: Migration.all.count))
        #expect(error.map { "\($0)" }?.contains("schema version 999") == true)
        await harness.tearDown()
    }

    @Test("A database of another program is refused")
    func foreignDatabase() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        try FileOpener(SQLiteStorage.Configuration(path: path)).prepare()
        try alter(path, "PRAGMA application_id = 7")
        await #expect(throws: SQLiteStorageOpenError.foreignDatabase(path: path)) { try await harness.open(path) }
        await harness.tearDown()
    }

    @Test("A file that is no database is refused, and left as it is")
    func notADatabase() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let text = Data(String(repeating: "This is a letter and no database. ", count: 100).utf8)
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: URL(fileURLWithPath: path))
        await #expect(throws: SQLiteStorageOpenError.notADatabase(path: path)) { try await harness.open(path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
        await harness.tearDown()
    }

    @Test("A path that is a directory, or below a file, is refused in a sentence")
    func noFile() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        try await harness.open(path).close()
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        await #expect(throws: SQLiteStorageOpenError.self) { try await harness.open(directory) }
        let error = await #expect(throws: SQLiteStorageOpenError.self) { try await harness.open(path + "/below") }
        guard case .directoryMissing = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        await harness.tearDown()
    }

    @Test("Pending migrations are refused where they may not be run, save for a file that is new")
    func refusal() async throws {
        let harness = SQLiteHarness()
        var configuration = SQLiteStorage.Configuration(path: harness.freshPath(), migration: .refuseIfPending)
        try await SQLiteStorage.open(configuration).close()
        configuration.path = harness.freshPath()
        try Data().write(to: URL(fileURLWithPath: configuration.path))
        let expected = SQLiteStorageOpenError.migrationsPending(path: configuration.path, count: Migration.all.count)
        do throws(SQLiteStorageOpenError) {
            _ = try await SQLiteStorage.open(configuration)
            Issue.record("it was opened")
        } catch {
            #expect(error == expected)
        }
        await harness.tearDown()
    }

    @Test("Ten that open a new file at once migrate it once")
    func race() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { try await harness.open(path).checkHealth() } }
            try await group.waitForAll()
        }
        await harness.tearDown()
    }

    @Test("A file from before duplicates were kept is opened with those that it has")
    func fillsDuplicates() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let storage = try await harness.open(path)
        let acme = try await Acme(on: storage)
        for number in 0..<1200 { try await acme.create("a\(number % 600)+\(number)@x.example") }
        let before = try await acme.repository.duplicates(for: nil, page: PageRequest(limit: 100, offset: 550))
        #expect(before.total == 600 && before.items.count == 50)
        await storage.close()
        try alter(
            path,
            """
            DELETE FROM kept_count WHERE kind > 20; DROP TABLE duplicate_key; DROP TABLE duplicate_group;
            DROP TABLE merge; DROP TABLE merge_note;
            DROP TABLE job; DROP TABLE enrichment_profile; DROP TABLE token_use;
            PRAGMA user_version = \(Migration.duplicates.version - 1)
            """)
        let reopened = try await harness.open(path)
        let after = try await acme.on(reopened).repository
            .duplicates(for: nil, page: PageRequest(limit: 100, offset: 550))
        #expect(after == before)
        try await reopened.expectWhole()
        await harness.tearDown()
    }

    private func alter(_ path: String, _ script: String) throws {
        let connection = try Connection(path: path, access: .write, busyTimeout: .seconds(1))
        try connection.execute(script)
        connection.close()
    }
}
#endif
