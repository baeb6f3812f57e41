import Foundation

/// An empty database on a PostgreSQL, dropped after use.
struct PostgresDatabase: Sendable {
    let name: String
    /// The URL of the database, as the user who made it.
    let url: String

    /// For a server that keeps people in it.
    var environment: [String: String] { Self.environment(url: url) }

    /// For a server that keeps people at an URL.
    static func environment(url: String) -> [String: String] {
        ["PEOPLE_STORAGE_URL": url, "PEOPLE_AUTH_SECRET": "a secret that all nodes of the tests share"]
    }

    /// Whether `PEOPLE_TEST_POSTGRES_URL` names a server, as somebody who may create databases there.
    static var isAvailable: Bool { serverURL != nil }

    private static let serverURL = ProcessInfo.processInfo.environment["PEOPLE_TEST_POSTGRES_URL"]
        .flatMap { $0.isEmpty ? nil : $0 }

    /// A new database on the server of the tests.
    static func with<Result: Sendable>(
        _ body: @Sendable (PostgresDatabase) async throws -> Result
    ) async throws -> Result {
        guard let serverURL else { throw Failure("PEOPLE_TEST_POSTGRES_URL is not set: scripts/test sets it") }
        return try await with(on: serverURL, body)
    }

    /// A new database on a server.
    ///
    /// - Parameter serverURL: of another database there.
    static func with<Result: Sendable>(
        on serverURL: String, _ body: @Sendable (PostgresDatabase) async throws -> Result
    ) async throws -> Result {
        let name = "people_test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
        // Not a copy of the standard template, in which there may be anything.
        try await PostgresTools.sql("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'", at: serverURL)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(PostgresDatabase(name: name, url: Self.url(serverURL, database: name))))
        } catch {
            result = .failure(error)
        }
        // Whatever is still connected belongs to a test that failed.
        try await PostgresTools.sql("DROP DATABASE \(name) WITH (FORCE)", at: serverURL)
        return try result.get()
    }

    /// Runs statements in the database.
    @discardableResult
    func sql(_ statements: String) async throws -> String { try await PostgresTools.sql(statements, at: url) }

    /// An URL with another database in it: what stands between the hosts and the parameters.
    static func url(_ url: String, database: String) -> String {
        let mark = url.firstIndex(of: "?") ?? url.endIndex
        let hosts = (url.firstRange(of: "://")?.upperBound ?? url.startIndex)..<mark
        let slash = url[hosts].firstIndex(of: "/") ?? mark
        return "\(url[..<slash])/\(database)\(url[mark...])"
    }
}
