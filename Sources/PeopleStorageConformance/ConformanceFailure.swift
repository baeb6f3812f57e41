/// Why a backend does not conform: an expectation that was not met, and where it stands.
public struct ConformanceFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected and what came instead.
    public let message: String
    /// The file of the expectation, as `Module/File.swift`.
    public let fileID: String
    public let line: Int
    /// The sentence of the case that failed; empty outside of one.
    public internal(set) var caseName = ""

    public init(_ message: String, fileID: String = #fileID, line: Int = #line) {
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    public var description: String {
        caseName.isEmpty ? "\(message) (\(fileID):\(line))" : "\"\(caseName)\": \(message) (\(fileID):\(line))"
    }
}
