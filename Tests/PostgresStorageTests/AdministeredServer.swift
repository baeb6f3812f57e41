#if Postgres
import Foundation
import Testing

@testable import PostgresStorage

/// The server that tests may make databases on, named by `PEOPLE_TEST_POSTGRES_URL`: the URL of a role that may create
/// roles and databases. `scripts/test` starts one.
struct AdministeredServer: Sendable {
    let url: String

    /// `nil` without the variable; the tests that need a server are left out then.
    static let named = ProcessInfo.processInfo.environment["PEOPLE_TEST_POSTGRES_URL"].map {
        AdministeredServer(url: $0)
    }

    /// - Throws: where there is none.
    static func required() throws -> AdministeredServer { try #require(named, "PEOPLE_TEST_POSTGRES_URL is not set") }

    /// A role without any special right, so that row-level security holds for it as for a user's.
    static let role = "people_test"
    private static let password = "people_test"

    /// The URL of a database, for the plain role.
    func url(of database: String) -> String { rewritten(database: database, user: (Self.role, Self.password)) }

    /// Runs statements one by one as the administrator.
    func administer(_ statements: String..., in database: String? = nil) async throws {
        var configuration = ClientConfiguration(
            parameters: [("dbname", database.map { rewritten(database: $0, user: nil) } ?? url)])
        // Many tests run at once on two cores.
        configuration.waitTimeout = .seconds(30)
        configuration.connectTimeout = .seconds(30)
        configuration.answerTimeout = .seconds(60)
        let client = PostgresClient(configuration)
        do {
            let lease = try await client.lease()
            for statement in statements {
                _ = try await lease.run(Request(context: nil, [Statement(SQL(statement))]))
            }
            lease.release()
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    /// Makes the plain role, where it is not there yet.
    func makeRole() async throws {
        try await administer(
            """
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(1);
                IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '\(Self.role)') THEN
                    CREATE ROLE \(Self.role) LOGIN PASSWORD '\(Self.password)';
                END IF;
            END $$
            """)
    }

    /// The URL with another database and user.
    private func rewritten(database: String, user: (name: String, password: String)?) -> String {
        // Not URLComponents: libpq takes several hosts, which no URL of RFC 3986 has.
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let scheme = parts[0].range(of: "://").map { parts[0][..<$0.upperBound] } ?? "postgres://"
        var authority = parts[0].dropFirst(scheme.count).prefix { $0 != "/" }
        var query = parts.count > 1 ? parts[1].split(separator: "&").map(String.init) : []
        if let user {
            if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
            query.removeAll { $0.hasPrefix("user=") || $0.hasPrefix("password=") }
            query += ["user=\(user.name)", "password=\(user.password)"]
        }
        return "\(scheme)\(authority)/\(database)?\(query.joined(separator: "&"))"
    }
}
#endif
