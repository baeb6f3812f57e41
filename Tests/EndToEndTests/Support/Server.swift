import Foundation
import Glibc

/// A running `people serve` on a port of its own, with an empty store.
struct Server: Sendable {
    let program: Program
    let folder: URL
    let port: Int
    /// The key that the first run printed.
    let key: String
    let environment: [String: String]

    var client: Client { Client(port: port, key: key) }

    private static let gate = Gate(4)

    /// Runs a test against a server in a new folder, and ends the server after it.
    @discardableResult
    static func with<Result: Sendable>(
        _ backend: Backend, arguments: [String] = [], environment: [String: String] = [:],
        _ body: @Sendable (Server) async throws -> Result
    ) async throws -> Result {
        try await withFolder { folder in
            try await backend.withStore { store in
                let server = try await start(
                    in: folder, arguments: arguments, environment: store.merging(environment) { _, new in new })
                let result = try await body(server)
                if server.program.end == nil { try await server.stop() }
                return result
            }
        }
    }

    /// A new folder for a test, and a place among the tests that run.
    @discardableResult
    static func withFolder<Result: Sendable>(_ body: @Sendable (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "people-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        await gate.enter()
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(folder)) } catch { result = .failure(error) }
        await gate.leave()
        try? FileManager.default.removeItem(at: folder)
        return try result.get()
    }

    /// Starts a server and waits until it is ready.
    ///
    /// - Parameter key: of an earlier run on the same store, which prints none again.
    static func start(
        in folder: URL, arguments: [String] = [], environment: [String: String], key: String? = nil
    ) async throws -> Server {
        for _ in 0..<5 {
            let port = try freePort()
            let program = try Program(
                ["serve", "--host", "127.0.0.1", "--port", "\(port)"] + arguments, in: folder,
                environment: environment)
            if try await isReady(program, port: port) {
                try await APIDescription.learn(from: Client(port: port))
                let key = if let key { key } else { try await printedKey(program) }
                return Server(program: program, folder: folder, port: port, key: key, environment: environment)
            }
            guard program.errors.contains("in use") else {
                throw Failure("the server did not start:\n\(program.output)\n\(program.errors)")
            }
        }
        throw Failure("no free port")
    }

    /// The same store again, in a new process.
    func restarted() async throws -> Server {
        try await Self.start(in: folder, environment: environment, key: key)
    }

    /// SIGTERM, and the end that follows.
    @discardableResult
    func stop() async throws -> Program.End {
        program.signal(SIGTERM)
        return try await program.wait()
    }

    /// Runs a command on the store of this server, in a process of its own.
    func command(_ arguments: String...) async throws -> (end: Program.End, output: String, errors: String) {
        try await Program.run(arguments, in: folder, environment: environment)
    }

    private static func isReady(_ program: Program, port: Int) async throws -> Bool {
        let until = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < until {
            if program.end != nil { return false }
            if let answer = try? await Client(port: port).send("GET", "/readyz"), answer.status == 200 { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        program.signal(SIGKILL)
        throw Failure("the server was not ready in time:\n\(program.output)\n\(program.errors)")
    }

    /// The key of the first run, which is announced as soon as the server listens.
    private static func printedKey(_ program: Program) async throws -> String {
        let until = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < until {
            if let found = (program.output + program.errors).firstMatch(of: /introzy_[0-9a-f]{64}/) {
                // What is printed with it, the curl line, may still be on its way.
                try await Task.sleep(for: .milliseconds(20))
                return String(found.output)
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Failure("the first run printed no key:\n\(program.output)\n\(program.errors)")
    }

    /// A port that nobody listens on, below those that the system gives to outgoing connections.
    static func freePort() throws -> Int {
        for _ in 0..<100 {
            let port = Int.random(in: 20_000..<32_000)
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(socket) }
            var address = RawConnection.address(port: port)
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if status == 0 { return port }
        }
        throw Failure("no free port")
    }
}
