#if Postgres
import Foundation
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PostgresClientTests {
    @Test("Reads go on over the end of all connections")
    func terminatedConnections() async throws {
        try await PostgresClient.with(TestServer.configuration("people terminated")) { client async throws in
            let failures = try await Self.countingFailures(of: client) {
                for _ in 0..<5 {
                    try await Task.sleep(for: .milliseconds(50))
                    try await Self.endConnections("people terminated")
                }
            }
            // Ended again before it could repeat: told as unavailable, which is what it is. Rare.
            #expect(failures.count < 64)
            #expect(failures.allSatisfy { $0.isUnavailable })
        }
    }

    @Test("Reads go on over a crash of the server", .enabled(if: TestServer.restartCommand != nil))
    func restart() async throws {
        try await PostgresClient.with(TestServer.configuration("people restart")) { client async throws in
            let failures = try await Self.countingFailures(of: client) {
                try await Task.sleep(for: .milliseconds(200))
                await withCheckedContinuation { continuation in
                    Thread.detachNewThread {
                        TestServer.restart()
                        continuation.resume()
                    }
                }
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(failures == [])
        }
    }

    @Test("A connection that the server closed while it was idle is replaced unnoticed")
    func idleConnection() async throws {
        try await PostgresClient.with(TestServer.configuration("people idle")) { client async throws in
            let first = try await client.number(Self.backend)
            try await Self.endConnections("people idle")
            let second = try await client.number(Self.backend)
            #expect(first != nil && second != nil && first != second)
        }
    }

    @Test("A connection that falls silent counts as dead")
    func silentConnection() async throws {
        var configuration = TestServer.configuration("people silent")
        configuration.answerTimeout = .milliseconds(300)
        configuration.quickConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let process = try #require(try await client.number(Self.backend))
            // Where the server runs as somebody else it can't be stopped, and there is nothing to see.
            guard kill(pid_t(process), SIGSTOP) == 0 else { return }
            let clock = ContinuousClock()
            let start = clock.now
            let other = try await client.number(Self.backend)
            let duration = start.duration(to: clock.now)
            kill(pid_t(process), SIGCONT)
            #expect(other != process)
            #expect(duration >= .milliseconds(300))
            #expect(duration < .seconds(2))
        }
    }

    @Test("A statement that another node changed the table under is prepared anew")
    func changedTable() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let table = "client_\(UInt32.random(in: 0 ... .max))"
            let select = SQL("SELECT * FROM \(table)")
            let lease = try await client.lease()
            let create = SQL("CREATE TABLE \(table) AS SELECT 5::bigint AS a")
            _ = try await lease.run(Request(context: nil, [Statement(create)]))
            #expect(try await client.number(Statement(select)) == 5)
            _ = try await lease.run(
                Request(context: nil, [Statement(SQL("ALTER TABLE \(table) ADD COLUMN b bigint DEFAULT 6"))]))
            #expect(try await client.number(Statement(select)) == 5)
            _ = try await lease.run(Request(context: nil, [Statement(SQL("DROP TABLE \(table)"))]))
            lease.release()
        }
    }
}
#endif
