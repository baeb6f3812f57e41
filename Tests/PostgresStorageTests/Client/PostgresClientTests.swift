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
    static let echo = SQL("SELECT $1::bigint")
    static let echoText = SQL("SELECT $1::text")
    static let divide = SQL("SELECT 1 / $1::bigint")
    static let sleep = SQL("SELECT pg_sleep($1::float8)::text, 1::bigint")
    static let prepared = SQL("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'people%'")
    static let setOrganization = SQL("SELECT set_config('people.organization', $1::text, true)")
    static let organization = SQL("SELECT coalesce(current_setting('people.organization', true), '')")
    static let terminate = SQL(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE application_name = $1::text AND pid <> pg_backend_pid()
        """)
    static let running = SQL(
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

    // MARK: Means

    // The statements are made by functions, not by closures: one inside an expectation and one beside it were found to be
    // taken for each other (Swift 6.3.1).

    static func echo(_ number: Int64) -> Statement { Statement(echo) { $0.add(number) } }
    static func echo(_ text: String?) -> Statement { Statement(echoText) { $0.add(text) } }
    static func divide(by number: Int64) -> Statement { Statement(divide) { $0.add(number) } }
    static func context(_ name: String) -> Statement { Statement(setOrganization) { $0.add(name) } }
    static func sleep(seconds: Double) -> Statement {
        Statement(sleep) { $0.add(BinaryValue.float8(seconds)) }
    }

    /// Reads all the time on both lanes while something happens.
    ///
    /// - Returns: what failed.
    static func countingFailures(
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

    static func endConnections(_ name: String) async throws {
        try await PostgresClient.with(TestServer.configuration("people watching")) { watching async throws in
            _ = try await watching.number(Statement(terminate) { $0.add(name) })
        }
    }

    /// Waits until the server is at work for a connection of that name.
    static func waitUntilRunning(_ name: String) async throws {
        try await PostgresClient.with(TestServer.configuration("people watching")) { watching async throws in
            while try await watching.number(Statement(running) { $0.add(name) }) == 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}
#endif
