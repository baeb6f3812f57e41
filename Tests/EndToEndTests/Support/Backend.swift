import Foundation
import Testing

/// The storage backends that the program is tested on.
enum Backend: CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite, postgres
    /// PostgreSQL behind a pooler that a test has started, which is why it is none of all cases.
    case pooled(PostgresPooler)

    /// PostgreSQL only where the tests are given a server, as `scripts/test` does.
    static let allCases: [Backend] = [.memory, .sqlite] + (PostgresDatabase.isAvailable ? [.postgres] : [])

    /// Those that outlive a process, and that several may use at once.
    static let lasting = Array(allCases.dropFirst())

    var testDescription: String {
        switch self {
        case .memory: "memory"
        case .sqlite: "sqlite"
        case .postgres: "postgres"
        case .pooled: "postgres behind a pooler"
        }
    }

    /// An empty store, for as long as `body` takes.
    ///
    /// - Parameter body: is given the environment in which the program, working in a folder of its own, finds the store.
    func withStore<Result: Sendable>(
        _ body: @Sendable ([String: String]) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .memory: try await body(["PEOPLE_STORAGE_URL": "memory:"])
        case .sqlite: try await body(["PEOPLE_STORAGE_URL": "sqlite:people.sqlite"])
        case .postgres: try await PostgresDatabase.with { try await body($0.environment) }
        case .pooled(let pooler):
            try await pooler.withDatabase { database in
                let unprepared = ["PEOPLE_STORAGE_POSTGRES_PREPARED_STATEMENTS": "false"]
                return try await body(database.environment.merging(unprepared) { $1 })
            }
        }
    }
}
