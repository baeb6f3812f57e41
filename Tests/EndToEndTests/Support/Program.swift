import Foundation
import Glibc
import Synchronization

/// A run of the built program `people`, in a folder and an environment of its own.
final class Program: Sendable {
    private let ended = ProcessEnd()
    let pid: pid_t
    private let outputFile: URL
    private let errorFile: URL

    /// - Parameter environment: beside PATH and HOME, all that the program sees.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        let name = UUID().uuidString
        outputFile = folder.appending(path: "\(name).out")
        errorFile = folder.appending(path: "\(name).err")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let pid = try Spawn.start(
            Self.binary().path, arguments,
            environment: ["PATH": path, "HOME": folder.path].merging(environment) { _, new in new }, in: folder.path,
            output: outputFile.path, errors: errorFile.path)
        self.pid = pid
        Thread.detachNewThread { [ended] in ended.end(Spawn.wait(for: pid)) }
    }

    deinit { if end == nil { kill(pid, SIGKILL) } }

    enum End: Equatable, Sendable {
        case exited(Int)
        case signalled(Int32)
    }

    /// How the program ended; `nil` while it runs.
    var end: End? { ended.state.withLock { $0 } }

    var output: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

    func signal(_ signal: Int32) { kill(pid, signal) }

    /// Waits for the end.
    func wait(atMost limit: Duration = .seconds(60)) async throws -> End {
        let until = ContinuousClock.now + limit
        while ContinuousClock.now < until {
            if let end { return end }
            try await Task.sleep(for: .milliseconds(5))
        }
        signal(SIGKILL)
        throw Failure("the program did not end within \(limit)\n\(output)\(errors)")
    }

    /// Runs a command to its end.
    static func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> (end: End, output: String, errors: String) {
        let program = try Program(arguments, in: folder, environment: environment)
        let end = try await program.wait()
        return (end, program.output, program.errors)
    }

    /// The binary under test: `PEOPLE_BIN`, or the one that was built beside these tests.
    static func binary() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["PEOPLE_BIN"] { return URL(filePath: path) }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let folders = [tests.deletingLastPathComponent()] + testBundleFolders()
        for folder in folders {
            let binary = folder.appending(path: "people")
            if FileManager.default.isExecutableFile(atPath: binary.path) { return binary }
        }
        throw Failure("no program `people` beside the tests in \(folders.map(\.path)); build it, or set PEOPLE_BIN")
    }

    /// The folder of the test bundle, where a helper of the package manager runs it.
    private static func testBundleFolders() -> [URL] {
        CommandLine.arguments.filter { $0.contains(".xctest") }.map {
            URL(filePath: $0.prefix(upTo: $0.firstRange(of: ".xctest")?.lowerBound ?? $0.endIndex).description)
                .deletingLastPathComponent()
        }
    }
}

/// How a process ended, handed over between threads.
private final class ProcessEnd: Sendable {
    let state = Mutex<Program.End?>(nil)

    func end(_ end: Program.End) { state.withLock { $0 = end } }
}
