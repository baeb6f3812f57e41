#if Postgres
import Foundation
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PostgresClientTests {
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

    @Test("A statement that stood behind a refused one is still prepared when it is next used")
    func preparedAfterRefusal() async throws {
        try await PostgresClient.with(TestServer.configuration()) { client async throws in
            let lease = try await client.lease()
            let behind = Statement(SQL("SELECT 3::bigint"))
            let failure = await PostgresFailure.of {
                _ = try await lease.run(Request(context: nil, [Self.divide(by: 0), behind]))
            }
            #expect(failure?.state == "22012")
            let value = try await lease.run(Request(context: nil, [behind])).first?.first { $0.int64() }
            #expect(value == 3)
            lease.release()
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
}
#endif
