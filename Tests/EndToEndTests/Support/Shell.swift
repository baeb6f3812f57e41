import Foundation

/// Runs commands as a person would type them.
enum Shell {
    /// - Returns: what they wrote to stdout and stderr.
    static func run(_ commands: String, in folder: URL) async throws -> String {
        try await onOwnThread {
            let output = folder.appending(path: "\(UUID().uuidString).out")
            let pid = try Spawn.start(
                "/bin/sh", ["-c", commands], environment: ProcessInfo.processInfo.environment, in: folder.path,
                output: output.path, errors: output.path)
            _ = Spawn.wait(for: pid)
            return try String(contentsOf: output, encoding: .utf8)
        }
    }
}
