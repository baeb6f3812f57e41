import Foundation

/// An empty database on a PostgreSQL, dropped after use. It belongs to a user without any special right: row-level
/// security does not hold for an administrator.
struct PostgresDatabase: Sendable {
    let name: String
    /// The URL of the database, as its owner.
    let url: String

    /// Who owns all databases of tests, with a password that is the same. A server that trusts whoever comes asks for none.
    static let owner = "people_test"

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
        try await makeOwner(at: serverURL)
        // Not a copy of the standard template, in which there may be anything.
        try await PostgresTools.sql(
            "CREATE DATABASE \(name) OWNER \(owner) TEMPLATE template0 ENCODING 'UTF8'", at: serverURL)
        let result: Swift.Result<Result, any Error>
        do {
            let url = Self.url(serverURL, database: name, user: "\(owner):\(owner)")
            result = .success(try await body(PostgresDatabase(name: name, url: url)))
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

    /// Where it is not there yet. Several tests may do this at once, and other tests of this repository too.
    private static func makeOwner(at serverURL: String) async throws {
        try await PostgresTools.sql(
            """
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(1);
                IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '\(owner)') THEN
                    CREATE ROLE \(owner) LOGIN PASSWORD '\(owner)';
                END IF;
            END $$
            """, at: serverURL)
    }

    /// An URL with another user and database in it: what stands before the hosts, and between them and the parameters.
    private static func url(_ url: String, database: String, user: String) -> String {
        let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
        let mark = url.firstIndex(of: "?") ?? url.endIndex
        let authority = url[start..<mark].prefix { $0 != "/" }
        let hosts = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return "\(url[..<start])\(user)@\(hosts)/\(database)\(url[mark...])"
    }
}
