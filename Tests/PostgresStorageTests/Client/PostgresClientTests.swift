#if Postgres
import Foundation
import PeopleStorage
import Testing

@testable import PostgresStorage

/// Against a real server. Each test has connections under a name of its own.
@Suite("PostgreSQL: client", .enabled(if: TestServer.isAvailable), .serialized, .timeLimit(.minutes(1)))
struct PostgresClientTests {
    static let begin = Statement(SQL("BEGIN"))
    static let commit = Statement(SQL("COMMIT"))
    static let rollback = Statement(SQL("ROLLBACK"))
    static let backend = Statement(SQL("SELECT pg_backend_pid()::bigint"))
    private static let echo = SQL("SELECT $1::bigint")
    private static let echoText = SQL("SELECT $1::text")
    private static let divide = SQL("SELECT 1 / $1::bigint")
    private static let sleep = SQL("SELECT pg_sleep($1::float8)::text, 1::bigint")
    private static let prepared = SQL("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'people%'")
    private static let setOrganization = SQL("SELECT set_config('people.organization', $1::text, true)")
    private static let organization = SQL("SELECT coalesce(current_setting('people.organization', true), '')")
    private static let terminate = SQL(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE application_name = $1::text AND pid <> pg_backend_pid()
        """)
    private static let running = SQL(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE application_name = $1::text AND state = 'active' AND pid <> pg_backend_pid()
        """)

    @Test("1,000 reads at once each get their own answer")
    func manyReads() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let answers = try await withThrowingTaskGroup(of: (Int64, Int64?).self) { group in
                for number in 0..<1000 as Range<Int64> {
                    group.addTask { (number, try await client.number(Self.echo(number))) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 1000)
            #expect(answers.allSatisfy { $0.0 == $0.1 })
        }
    }

    @Test(
        "Answers are right without named statements too, and nothing is kept on the server", arguments: [true, false])
    func namedStatements(usesNamedStatements: Bool) async throws {
        var configuration = TestServer.configuration()
        configuration.usesNamedStatements = usesNamedStatements
        configuration.quickConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            for number in 0..<3 as Range<Int64> {
                #expect(try await client.number(Self.echo(number)) == number)
            }
            // With names: the echo and the question itself, each once.
            #expect(try await client.number(Statement(Self.prepared)) == (usesNamedStatements ? 2 : 0))
        }
    }

    @Test("NULL, an empty text and an empty request")
    func emptyValues() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            #expect(try await client.text(Self.echo("")) == "")
            let null = try await client.read(
                Request(context: nil, [Self.echo(nil)]), on: .quick)
            let isNull = try null.first?.first { $0.isNull() }
            #expect(isNull == true)
            #expect(try await client.read(Request(context: nil, []), on: .quick).isEmpty)
        }
    }

    @Test("A statement that is refused takes no other of its batch with it")
    func refusedInBatch() async throws {
        var configuration = TestServer.configuration()
        configuration.quickConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let outcomes = await withTaskGroup(of: (Int64, Int64?, String?).self) { group in
                for number in 0..<200 as Range<Int64> {
                    group.addTask {
                        do {
                            let statement = number % 10 == 7 ? Self.divide(by: 0) : Self.echo(number)
                            return (number, try await client.number(statement), nil)
                        } catch {
                            return (number, nil, (error as? PostgresFailure)?.state)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for (number, answer, state) in outcomes {
                #expect(answer == (number % 10 == 7 ? nil : number))
                #expect(state == (number % 10 == 7 ? "22012" : nil))
            }
        }
    }

    @Test("A statement that can't be parsed is refused each time, and its connection goes on")
    func refusedPreparation() async throws {
        let wrong = SQL("SELECT nothing_of_that_name")
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            for _ in 0..<3 {
                let failure = await PostgresFailure.of { _ = try await client.number(Statement(wrong)) }
                #expect(failure?.state == "42703")
                #expect(try await client.number(Self.echo(1)) == 1)
            }
        }
    }

    @Test("Each request reads with its own context, and one without a context with none")
    func contexts() async throws {
        var configuration = TestServer.configuration()
        configuration.quickConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let answers = try await withThrowingTaskGroup(of: (String, String?).self) { group in
                for number in 0..<300 {
                    let name = number % 3 == 0 ? "" : "organization \(number % 5)"
                    let context = name.isEmpty ? nil : Self.context(name)
                    group.addTask { (name, try await client.text(Statement(Self.organization), context: context)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 300)
            #expect(answers.allSatisfy { $0.0 == $0.1 })
        }
    }

    @Test("A request of several statements gives a result for each")
    func severalStatements() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let request = Request(
                context: Self.context("a"),
                [Self.echo(1), Self.echo(2), Self.echo(3)])
            let results = try await client.read(request, on: .long)
            let numbers = try results.map { result in try result.first { $0.int64() } }
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test("A result larger than the socket's buffers, and a request as large")
    func largeResult() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let text = String(repeating: "0123456789abcdef", count: 500_000)
            async let first = client.text(Self.echo(text))
            async let second = client.text(Self.echo(text), on: .long)
            #expect(try await first == text)
            #expect(try await second == text)
        }
    }

    @Test("Too many values for the protocol are refused before they are sent")
    func tooManyValues() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let statement = Statement(Self.echo) { for number in 0..<65_536 { $0.add(number) } }
            let failure = await PostgresFailure.of { _ = try await client.number(statement) }
            #expect(failure?.state == "54023")
        }
    }

    // MARK: Leases

    @Test("A transaction over two round trips is stored by its commit and not before")
    func commit() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let table = "client_\(UInt32.random(in: 0 ... .max))"
            let insert = SQL("INSERT INTO \(table) VALUES ($1::bigint)")
            let count = SQL("SELECT count(*) FROM \(table)")
            let lease = try await client.lease()
            _ = try await lease.run(Request(context: nil, [Statement(SQL("CREATE TABLE \(table) (id bigint)"))]))
            let values = Statement(insert) { $0.add(1) }
            let results = try await lease.run(Request(context: nil, [Self.begin, values]))
            #expect(results.last?.affectedRows == 1)
            #expect(try await client.number(Statement(count)) == 0)
            _ = try await lease.run(Request(context: nil, [values, Self.commit]))
            #expect(try await client.number(Statement(count)) == 2)

            // One that nobody ends is rolled back.
            _ = try await lease.run(Request(context: nil, [Self.begin, values]))
            lease.release()
            let next = try await client.lease()
            let drop = Statement(SQL("DROP TABLE \(table)"))
            _ = try await next.run(Request(context: nil, [Self.begin, drop, Self.rollback]))
            #expect(try await client.number(Statement(count)) == 2)
            // The one that was given back is of no use.
            let failure = await PostgresFailure.of { _ = try await lease.run(Request(context: nil, [values])) }
            #expect(failure?.isUnavailable == true)
            _ = try await next.run(Request(context: nil, [drop]))
            next.release()
        }
    }

    @Test("A refused statement of a transaction is told, and the connection can be used after a rollback")
    func refusedInLease() async throws {
        var configuration = TestServer.configuration()
        configuration.writeConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let lease = try await client.lease()
            let wrong = Self.divide(by: 0)
            let failure = await PostgresFailure.of {
                _ = try await lease.run(
                    Request(context: nil, [Self.begin, wrong, Self.commit]))
            }
            #expect(failure?.state == "22012")
            let aborted = await PostgresFailure.of {
                _ = try await lease.run(Request(context: nil, [Self.echo(1)]))
            }
            #expect(aborted?.state == "25P02")
            lease.release()
            let next = try await client.lease()
            let results = try await next.run(Request(context: nil, [Self.echo(5)]))
            let value = try results.first?.first { $0.int64() }
            #expect(value == 5)
            next.release()
        }
    }

    @Test("An error that comes with the commit of an implicit transaction is a refusal")
    func deferredConstraint() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let table = "client_\(UInt32.random(in: 0 ... .max))"
            let lease = try await client.lease()
            let create = SQL("CREATE TABLE \(table) (id bigint UNIQUE DEFERRABLE INITIALLY DEFERRED)")
            _ = try await lease.run(Request(context: nil, [Statement(create)]))
            let insert = SQL("INSERT INTO \(table) VALUES (1)")
            let failure = await PostgresFailure.of {
                _ = try await lease.run(Request(context: nil, [Statement(insert), Statement(insert)]))
            }
            #expect(failure?.state == "23505")
            let drop = try await lease.run(Request(context: nil, [Statement(SQL("DROP TABLE \(table)"))]))
            #expect(drop.count == 1)
            lease.release()
        }
    }

    @Test("A lease whose connection is lost says so, then and later, and the next one works")
    func lostLease() async throws {
        var configuration = TestServer.configuration("people lost lease")
        configuration.writeConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let lease = try await client.lease()
            async let failure = PostgresFailure.of {
                _ = try await lease.run(
                    Request(context: nil, [Self.sleep(seconds: 20)]))
            }
            try await Self.waitUntilRunning("people lost lease")
            try await Self.endConnections("people lost lease")
            #expect(await failure?.isLost == true)
            let later = await PostgresFailure.of {
                _ = try await lease.run(Request(context: nil, [Self.commit]))
            }
            #expect(later?.isLost == true)
            lease.release()

            let next = try await client.lease()
            #expect(try await next.run(Request(context: nil, [Self.begin])).count == 1)
            next.release()
        }
    }

    @Test("A connection that was found to take no writes is replaced")
    func standby() async throws {
        var configuration = TestServer.configuration()
        configuration.writeConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let lease = try await client.lease()
            let first = try await lease.run(Request(context: nil, [Self.backend])).first?.first {
                $0.int64()
            }
            let failure = await PostgresFailure.of {
                _ = try await lease.run(
                    Request(
                        context: nil,
                        [Statement(SQL("BEGIN READ ONLY")), Statement(SQL("CREATE TABLE never (id bigint)"))]))
            }
            #expect(failure?.state == "25006")
            lease.release()
            let next = try await client.lease()
            let second = try await next.run(Request(context: nil, [Self.backend])).first?.first {
                $0.int64()
            }
            #expect(first != nil && second != nil && first != second)
            next.release()
        }
    }

    @Test("A lease that is dropped comes back by itself")
    func droppedLease() async throws {
        var configuration = TestServer.configuration()
        configuration.writeConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            for _ in 0..<5 {
                let lease = try await client.lease()
                _ = try await lease.run(Request(context: nil, [Self.begin]))
            }
        }
    }

    // MARK: Connections that go away

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

    // MARK: Waiting and giving up

    @Test("A long read that nobody waits for is stopped on the server, and its connection used again")
    func cancelledLongRead() async throws {
        var configuration = TestServer.configuration("people cancelled")
        configuration.longConnections = 1
        try await PostgresClient.with(configuration) { client async throws in
            let before = try await client.number(Self.backend, on: .long)
            let task = Task {
                await PostgresFailure.of {
                    _ = try await client.text(Self.sleep(seconds: 20), on: .long)
                }
            }
            try await Self.waitUntilRunning("people cancelled")
            task.cancel()
            #expect(await task.value == .unavailable(.isCancelled))
            #expect(try await client.number(Self.backend, on: .long) == before)
        }
    }

    @Test("A task that is cancelled already asks nothing")
    func cancelledBefore() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await PostgresFailure.of { _ = try await client.number(Self.backend) }
            }
            #expect(await task.value == .unavailable(.isCancelled))
        }
    }

    @Test("Who waits too long for a connection is told that it is unavailable")
    func waiting() async throws {
        var configuration = TestServer.configuration()
        configuration.writeConnections = 1
        configuration.waitTimeout = .milliseconds(200)
        try await PostgresClient.with(configuration) { client async throws in
            let lease = try await client.lease()
            let failure = await PostgresFailure.of { _ = try await client.lease() }
            #expect(failure?.isUnavailable == true)
            lease.release()
            try await client.lease().release()
        }
    }

    @Test("Where no server is, a failure comes within the time to wait, and says why")
    func noServer() async throws {
        var configuration = ClientConfiguration(parameters: [("dbname", "host=/nowhere user=nobody")])
        configuration.waitTimeout = .milliseconds(300)
        try await PostgresClient.with(configuration) { client async throws in
            let failure = await PostgresFailure.of { _ = try await client.number(Self.backend) }
            guard case .unavailable(let unavailability) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(unavailability.reason.contains("/nowhere"))
            await #expect(throws: ConnectFailure.self) { try await client.connectOnce() }
        }
    }

    @Test("A client can be connected, and after it is closed nothing can be asked")
    func closing() async throws {
        let client = PostgresClient(TestServer.configuration("closing"))
        try await client.connectOnce()
        async let slow = client.text(Self.sleep(seconds: 0.3), on: .long)
        try await Self.waitUntilRunning("closing")
        await client.close()
        #expect(try await slow == "")
        let noRead = await PostgresFailure.of { _ = try await client.number(Self.backend) }
        let noLease = await PostgresFailure.of { _ = try await client.lease() }
        #expect(noRead == .unavailable(.isClosed))
        #expect(noLease == .unavailable(.isClosed))
        await client.close()
    }

    // MARK: Means

    // The statements are made by functions, not by closures: one inside an expectation and one beside it were found to be
    // taken for each other (Swift 6.3.1).

    private static func echo(_ number: Int64) -> Statement { Statement(echo) { $0.add(number) } }
    private static func echo(_ text: String?) -> Statement { Statement(echoText) { $0.add(text) } }
    private static func divide(by number: Int64) -> Statement { Statement(divide) { $0.add(number) } }
    private static func context(_ name: String) -> Statement { Statement(setOrganization) { $0.add(name) } }
    private static func sleep(seconds: Double) -> Statement {
        Statement(sleep) { $0.add(BinaryValue.float8(seconds)) }
    }

    /// Reads all the time on both lanes while something happens.
    ///
    /// - Returns: what failed.
    private static func countingFailures(
        of client: PostgresClient, while body: @Sendable @escaping () async throws -> Void
    ) async throws -> [PostgresFailure] {
        let readers = (0..<16).map { reader in
            Task {
                var failures: [PostgresFailure] = []
                var number: Int64 = 0
                while !Task.isCancelled {
                    number += 1
                    let statement = Self.echo(number)
                    do {
                        #expect(try await client.number(statement, on: reader % 4 == 0 ? .long : .quick) == number)
                    } catch let failure as PostgresFailure {
                        if failure != .unavailable(.isCancelled) { failures.append(failure) }
                    } catch {
                        Issue.record(error)
                    }
                }
                return failures
            }
        }
        try await body()
        for reader in readers { reader.cancel() }
        var failures: [PostgresFailure] = []
        for reader in readers { failures += await reader.value }
        return failures
    }

    private static func endConnections(_ name: String) async throws {
        try await PostgresClient.with(TestServer.configuration("people watching")) { watching async throws in
            _ = try await watching.number(Statement(terminate) { $0.add(name) })
        }
    }

    /// Waits until the server is at work for a connection of that name.
    private static func waitUntilRunning(_ name: String) async throws {
        try await PostgresClient.with(TestServer.configuration("people watching")) { watching async throws in
            while try await watching.number(Statement(running) { $0.add(name) }) == 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
#endif
