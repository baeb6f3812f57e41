#if Postgres
import Foundation
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PostgresClientTests {
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
}
#endif
