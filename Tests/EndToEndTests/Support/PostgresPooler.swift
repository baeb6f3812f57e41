import Foundation
import Glibc

/// A pgbouncer before a server, which gives a connection of it to another client after each transaction.
final class PostgresPooler: Sendable {
    private let server: PostgresCluster
    private let port: Int
    private let pid: pid_t

    /// Whether there is a pgbouncer. It is at home where not everybody's PATH leads.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/sbin/pgbouncer"

    /// A pooler for as long as `body` takes, beside the socket of the server.
    static func with<Result: Sendable>(
        before server: PostgresCluster, _ body: @Sendable (PostgresPooler) async throws -> Result
    ) async throws -> Result {
        let pooler = try PostgresPooler(before: server)
        let ended = Task { try await onOwnThread { Spawn.wait(for: pooler.pid) } }
        let result: Swift.Result<Result, any Error>
        do {
            try await until("pgbouncer answers") {
                (try? await PostgresTools.sql("SELECT 1", at: pooler.url(database: "postgres"))) == "1"
            }
            result = .success(try await body(pooler))
        } catch {
            result = .failure(error)
        }
        kill(pooler.pid, SIGKILL)
        _ = try await ended.value
        return try result.get()
    }

    private init(before server: PostgresCluster) throws {
        self.server = server
        port = try Server.freePort()
        let settings = """
            [databases]
            * = host=\(server.folder.path) port=\(server.port)
            [pgbouncer]
            listen_port = \(port)
            unix_socket_dir = \(server.folder.path)
            auth_type = trust
            auth_file = \(server.folder.path)/users
            pool_mode = transaction
            default_pool_size = 6
            """
        try Data(settings.utf8).write(to: server.folder.appending(path: "pgbouncer.ini"))
        let users = ["postgres", PostgresDatabase.owner].map { "\"\($0)\" \"\"\n" }.joined()
        try Data(users.utf8).write(to: server.folder.appending(path: "users"))
        let asUser = PostgresTools.serverUser.map { ["-u", $0] } ?? []
        pid = try Spawn.start(
            Self.program, asUser + ["-q", "pgbouncer.ini"], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"],
            in: server.folder.path, output: server.folder.appending(path: "pgbouncer.log").path,
            errors: server.folder.appending(path: "pgbouncer.log").path)
    }

    func url(user: String = "postgres", database: String) -> String {
        "postgres://\(user)@\(server.folder.path.replacing("/", with: "%2F")):\(port)/\(database)"
    }

    /// An empty database, reached through the pooler.
    func withDatabase<Result: Sendable>(
        _ body: @Sendable (PostgresDatabase) async throws -> Result
    ) async throws -> Result {
        try await PostgresDatabase.with(on: server.url) { database in
            try await body(
                PostgresDatabase(name: database.name, url: url(user: PostgresDatabase.owner, database: database.name)))
        }
    }
}
