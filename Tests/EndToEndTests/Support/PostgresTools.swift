import Foundation
import Glibc

/// The programs that come with PostgreSQL.
enum PostgresTools {
    /// Where they are. Debian keeps them off the PATH, a folder for each version; the newest counts.
    private static let folder: URL? = {
        let versions = URL(filePath: "/usr/lib/postgresql")
        let debian = ((try? FileManager.default.contentsOfDirectory(atPath: versions.path)) ?? [])
            .sorted { $0.compare($1, options: .numeric) == .orderedDescending }
            .map { versions.appending(path: "\($0)/bin") }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
            URL(filePath: "\($0)")
        }
        return (debian + path).first {
            FileManager.default.isExecutableFile(atPath: $0.appending(path: "psql").path)
        }
    }()

    /// Whether a server can be made here, and not only asked.
    static let canMakeServers: Bool =
        folder.map { FileManager.default.isExecutableFile(atPath: $0.appending(path: "initdb").path) } ?? false

    /// Who runs servers: PostgreSQL refuses root. `nil` where whoever runs the tests can.
    static let serverUser: String? =
        getuid() != 0 ? nil : getpwnam("postgres") != nil ? "postgres" : "nobody"

    static func path(of tool: String) throws -> String {
        guard let folder else {
            throw Failure("psql is missing: install postgresql-client, or run scripts/test as root")
        }
        return folder.appending(path: tool).path
    }

    /// Runs statements as one transaction, or a single one outside of any.
    ///
    /// - Returns: the rows, a line each, with `|` between columns.
    @discardableResult
    static func sql(_ statements: String, at url: String) async throws -> String {
        let options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
        return try await run(
            path(of: "psql"), options + ["--command", statements, "--dbname", url],
            in: FileManager.default.temporaryDirectory, as: nil)
    }

    /// Runs a program to its end.
    ///
    /// - Parameter user: `nil` for whoever runs the tests.
    /// - Returns: what it wrote.
    /// - Throws: ``Failure`` with what it wrote, where it does not end with 0.
    @discardableResult
    static func run(_ program: String, _ arguments: [String], in folder: URL, as user: String?) async throws -> String {
        try await onOwnThread {
            let output = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString).out")
            defer { try? FileManager.default.removeItem(at: output) }
            let asUser = user.map { ["-u", $0, "--", program] }
            let pid = try Spawn.start(
                asUser == nil ? program : "runuser", (asUser ?? []) + arguments,
                environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "PGCONNECT_TIMEOUT": "10"],
                in: folder.path, output: output.path, errors: output.path)
            let end = Spawn.wait(for: pid)
            let text = try String(contentsOf: output, encoding: .utf8).trimmingCharacters(in: .newlines)
            guard end == .exited(0) else { throw Failure("\(program) \(arguments): \(end): \(text)") }
            return text
        }
    }
}
