#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import PostgresStorage

/// A connection that is lost while a commit is on its way.
@Suite("PostgreSQL: unknown outcomes", .enabled(if: AdministeredServer.named != nil))
struct UnknownOutcomeTests {
    /// Makes every commit of a note wait at its very end, and whoever waits there can be terminated.
    private static let slowCommit = """
        CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$
        """
    private static let trigger = """
        CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        EXECUTE FUNCTION wait_at_commit()
        """

    @Test("What was not stored is said to be not stored")
    func notStored() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let server = try AdministeredServer.required()
        try await server.administer(Self.slowCommit, Self.trigger, in: database)
        let backend = try await harness.open(database)
        let acme = try await Acme(on: backend)
        async let outcome = acme.repository.commit(
            .createNote(try NoteContent("lost"), about: .person(acme.owner.id)))
        try await terminate("COMMIT", in: database)
        do {
            _ = try await outcome
            Issue.record("a commit that was cut off was reported as stored")
        } catch StorageError.unavailable {
            #expect(try await acme.repository.notes(about: .person(acme.owner.id), page: .first).total == 0)
        }
        // And the line goes on.
        try await acme.create("next@acme.example")
        await harness.tearDown()
    }

    @Test("A token is found by whoever looks for it after the commit, and none that was never left")
    func tokens() async throws {
        let harness = try PostgresHarness()
        let backend = try await harness.open(harness.freshDatabase())
        let acme = try await Acme(on: backend)
        let id = acme.organization.id
        let token = CommitToken()
        await #expect(throws: StorageError.self) {
            try await backend.writer.findOut(token, lock: CommitQueries.lock, in: id).get()
        }
        let lease = try await backend.writer.client.lease()
        let transaction = backend.writer.transaction(of: id, on: lease)
        let set = try await transaction.begin(reading: CommitNeeds())
        try await transaction.commit(set, leaving: token)
        lease.release()
        try await backend.writer.findOut(token, lock: CommitQueries.lock, in: id).get()
        await harness.tearDown()
    }

    @Test("Looking for a token waits until the transaction has ended that may leave it")
    func waits() async throws {
        let harness = try PostgresHarness()
        let backend = try await harness.open(harness.freshDatabase())
        let acme = try await Acme(on: backend)
        let id = acme.organization.id
        let token = CommitToken()
        let lease = try await backend.writer.client.lease()
        let transaction = backend.writer.transaction(of: id, on: lease)
        let set = try await transaction.begin(reading: CommitNeeds())
        async let found: Void = backend.writer.findOut(token, lock: CommitQueries.lock, in: id).get()
        try await Task.sleep(for: .milliseconds(300))
        try await transaction.commit(set, leaving: token)
        lease.release()
        try await found
        await harness.tearDown()
    }

    /// Ends the backends of a database that are at a statement, as soon as there is one.
    private func terminate(_ statement: String, in database: String) async throws {
        let client = PostgresClient(
            ClientConfiguration(parameters: [("dbname", try AdministeredServer.required().url)]))
        let sql = SQL(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = $1::text AND query = $2::text AND state = 'active'
            """)
        for _ in 0..<100 {
            let ended = try await client.read(
                Request(
                    context: nil,
                    [
                        Statement(sql) {
                            $0.add(database)
                            $0.add(statement)
                        }
                    ]), on: .long
            ).first?.first { $0.int() }
            if let ended, ended > 0 { return await client.close() }
            try await Task.sleep(for: .milliseconds(50))
        }
        await client.close()
        Issue.record("nobody was at \(statement)")
    }
}
#endif
