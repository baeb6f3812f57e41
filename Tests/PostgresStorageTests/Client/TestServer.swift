#if Postgres
import Foundation
import PeopleStorage

@testable import PostgresStorage

/// The server that the tests may use, and make a mess of: they end connections of others.
///
/// `PEOPLE_TEST_POSTGRES_URL` says where it is; `PEOPLE_TEST_POSTGRES_RESTART`, if set, is the shell command that makes
/// it crash and start again.
enum TestServer {
    static let url = ProcessInfo.processInfo.environment["PEOPLE_TEST_POSTGRES_URL"]
    static let restartCommand = ProcessInfo.processInfo.environment["PEOPLE_TEST_POSTGRES_RESTART"]

    static var isAvailable: Bool { url != nil }

    /// - Parameter name: the name of the application, by which the server knows the connections of one test.
    static func configuration(_ name: String = "people") -> ClientConfiguration {
        ClientConfiguration(parameters: [("dbname", url ?? ""), ("application_name", name)])
    }

    /// Blocks. (Foundation's `Process` would wait for the server, which inherits what it waits for.)
    static func restart() { _ = system(restartCommand ?? "false") }
}

extension PostgresClient {
    /// Gives a client to the test and closes it afterwards.
    static func with(
        _ configuration: ClientConfiguration, _ body: (PostgresClient) async throws -> Void
    ) async throws {
        let client = PostgresClient(configuration)
        do {
            try await body(client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    /// The number in the only column of the only row.
    func number(_ statement: Statement, context: Statement? = nil, on lane: Lane = .quick) async throws -> Int64? {
        try await read(Request(context: context, [statement]), on: lane).first?.first { $0.int64() }
    }

    func text(_ statement: Statement, context: Statement? = nil, on lane: Lane = .quick) async throws -> String? {
        try await read(Request(context: context, [statement]), on: lane).first?.first { $0.text() }
    }
}

extension PostgresFailure {
    var state: String? {
        if case .refused(let state, _) = self { state.code } else { nil }
    }

    var isUnavailable: Bool {
        if case .unavailable = self { true } else { false }
    }

    var isLost: Bool {
        if case .lost = self { true } else { false }
    }

    /// What it threw, if it threw.
    static func of(_ body: () async throws -> Void) async -> PostgresFailure? {
        do {
            try await body()
            return nil
        } catch {
            return error as? PostgresFailure
        }
    }
}
#endif
