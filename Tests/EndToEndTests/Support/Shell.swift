import Foundation

/// Runs commands as a person would type them.
enum Shell {
    /// - Returns: what they wrote to stdout and stderr.
    static func run(_ commands: String, in folder: URL) async throws -> String {
        try await onOwnThread {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", commands]
            process.currentDirectoryURL = folder
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self)
        }
    }
}
