import Foundation
import Glibc

/// A PostgreSQL server that is made for one test, ill-treated by it, and gone after it.
///
/// It does not sync: what is tried is the death of processes, which the page cache outlives, and not of machines.
final class PostgresCluster: Sendable {
    /// With the data, the socket and the log. Of a short path, since that of a socket has at most 107 bytes.
    let folder: URL
    /// Of the name of the socket, and of TCP where the server listens there.
    let port: Int
    private let settings: [String: String]

    private static let user = PostgresTools.serverUser

    /// The lines of pg_hba.conf that let everybody in who gets to the socket, which the folder's owner and root do.
    static let trust = ["local all all trust", "local replication all trust"]

    /// Where the server listens to those who come from this machine.
    var socketPath: String { folder.appending(path: ".s.PGSQL.\(port)").path }

    /// The administrator, in the database that every server has.
    var url: String { Self.url(of: [self], database: "postgres") }

    /// The URL of a database on whichever of some servers.
    static func url(
        of clusters: [PostgresCluster], user: String = "postgres", database: String, _ parameters: String = ""
    ) -> String {
        let hosts = clusters.map { "\($0.folder.path.replacing("/", with: "%2F")):\($0.port)" }
        return "postgres://\(user)@\(hosts.joined(separator: ","))/\(database)\(parameters)"
    }

    /// The URL of the store that ``makeStore()`` made, on whichever of some servers.
    static func storeURL(of clusters: [PostgresCluster], _ parameters: String = "") -> String {
        url(of: clusters, user: "people", database: "people", parameters)
    }

    /// Makes a database for people, and a user who owns it and may do nothing else.
    func makeStore() async throws {
        try await sql("CREATE ROLE people LOGIN")
        try await sql("CREATE DATABASE people OWNER people")
    }

    /// The URL of a database for somebody who comes by TCP.
    func tcpURL(user: String = "postgres", database: String = "postgres", _ parameters: String = "") -> String {
        "postgres://\(user)@127.0.0.1:\(port)/\(database)\(parameters)"
    }

    /// A server for as long as `body` takes.
    ///
    /// - Parameters:
    ///   - access: the lines of pg_hba.conf.
    ///   - settings: in the place of those that the server has by itself. `listen_addresses` is of the socket alone.
    static func with<Result: Sendable>(
        access: [String] = trust, settings: [String: String] = [:],
        _ body: @Sendable (PostgresCluster) async throws -> Result
    ) async throws -> Result {
        let cluster = try PostgresCluster(settings: settings)
        return try await cluster.removed {
            try await cluster.tool(
                "initdb",
                [
                    "--pgdata", "data", "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale",
                    "C",
                    "--no-sync", "--no-instructions",
                ])
            try cluster.setAccess(access)
            try await cluster.start()
            return try await body(cluster)
        }
    }

    /// A second server that follows this one, without which this one acknowledges no write any more.
    func withStandby<Result: Sendable>(
        _ body: @Sendable (PostgresCluster) async throws -> Result
    ) async throws -> Result {
        let standby = try PostgresCluster(settings: settings)
        return try await standby.removed {
            try await standby.tool(
                "pg_basebackup",
                [
                    "--host", folder.path, "--port", "\(port)", "--username", "postgres", "--pgdata", "data",
                    "--write-recovery-conf", "--checkpoint", "fast", "--no-sync",
                ])
            try await standby.start()
            // Only here, after the copy: a standby that was promoted would wait for a standby of its own.
            try await PostgresTools.sql("ALTER SYSTEM SET synchronous_standby_names = '*'", at: url)
            try await reload()
            try await until("the standby is synchronous") {
                try await PostgresTools.sql("SELECT sync_state FROM pg_stat_replication", at: self.url) == "sync"
            }
            return try await body(standby)
        }
    }

    private init(settings: [String: String]) throws {
        port = try Server.freePort()
        self.settings = settings
        folder = URL(filePath: "/tmp/people-postgres-\(UUID().uuidString.prefix(8).lowercased())")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        if let user = Self.user, let entry = getpwnam(user)?.pointee {
            guard chown(folder.path, entry.pw_uid, entry.pw_gid) == 0 else {
                throw Failure("\(folder.path) can't be given to \(user): \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Runs a body, stops the server whatever came of it, and removes its folder.
    private func removed<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        // A server that was killed leaves a piece of shared memory that only its next start removes.
        if FileManager.default.fileExists(atPath: folder.appending(path: "data/postmaster.pid").path) {
            try? await start()
            try? await stop(.immediate)
        }
        try? FileManager.default.removeItem(at: folder)
        return try result.get()
    }

    /// Writes pg_hba.conf anew. A server that runs is told by ``reload()``.
    func setAccess(_ lines: [String]) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: "data/pg_hba.conf"))
    }

    /// Makes a certificate for a host, and takes TLS from then on.
    ///
    /// - Returns: the file with the certificate, which vouches for itself.
    func turnOnTLS(for host: String) async throws -> URL {
        try await PostgresTools.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=people", "-addext",
                "subjectAltName=IP:\(host)", "-keyout", "data/server.key", "-out", "data/server.crt",
            ], in: folder, as: Self.user)
        // Where those who are not the server may read it.
        let certificate = folder.appending(path: "root.crt")
        try FileManager.default.copyItem(at: folder.appending(path: "data/server.crt"), to: certificate)
        try await sql("ALTER SYSTEM SET ssl = on")
        try await reload()
        try await until("the server takes TLS") { try await self.sql("SHOW ssl") == "on" }
        return certificate
    }

    func reload() async throws { try await tool("pg_ctl", ["reload", "--pgdata", "data", "--silent"]) }

    func start() async throws {
        let all = [
            "port": "\(port)", "unix_socket_directories": folder.path, "listen_addresses": "", "max_connections": "100",
            "fsync": "off", "full_page_writes": "off", "dynamic_shared_memory_type": "mmap",
        ].merging(settings) { _, new in new }
        let options = all.sorted { $0.key < $1.key }.map { "-c \($0.key)='\($0.value)'" }.joined(separator: " ")
        try await tool(
            "pg_ctl",
            [
                "start", "--pgdata", "data", "--wait", "--silent", "--log", "server.log", "--options", options,
            ])
    }

    /// How a server is told to stop.
    enum Stop: String {
        /// Once its clients were sent away.
        case fast
        /// At once, as in a crash.
        case immediate
    }

    func stop(_ mode: Stop) async throws {
        try await tool("pg_ctl", ["stop", "--pgdata", "data", "--mode", mode.rawValue, "--silent"])
    }

    /// Makes a server of its own of a standby.
    func promote() async throws { try await tool("pg_ctl", ["promote", "--pgdata", "data", "--wait", "--silent"]) }

    /// kill -9 of the first process. Returns when it is gone; the others notice, and end.
    func kill() async throws {
        let text = try String(contentsOf: folder.appending(path: "data/postmaster.pid"), encoding: .utf8)
        guard let pid = text.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
            throw Failure("no number of a process in \(text)")
        }
        guard Glibc.kill(pid, SIGKILL) == 0 else {
            throw Failure("\(pid) can't be killed: \(String(cString: strerror(errno)))")
        }
        // It is nobody's child, and gone once the system has buried it.
        try await until("the server is gone") { Glibc.kill(pid, 0) != 0 }
    }

    @discardableResult
    func sql(_ statements: String) async throws -> String { try await PostgresTools.sql(statements, at: url) }

    private func tool(_ name: String, _ arguments: [String]) async throws {
        do {
            try await PostgresTools.run(try PostgresTools.path(of: name), arguments, in: folder, as: Self.user)
        } catch {
            let log = (try? String(contentsOf: folder.appending(path: "server.log"), encoding: .utf8)) ?? ""
            throw Failure("\(error)\n\(log.suffix(4000))")
        }
    }
}

/// Waits until something holds.
func until(
    _ what: String, atMost limit: Duration = .seconds(20), _ holds: @Sendable () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !holds() {
        guard ContinuousClock.now < end else { throw Failure("not within \(limit): \(what)") }
        try await Task.sleep(for: .milliseconds(20))
    }
}
