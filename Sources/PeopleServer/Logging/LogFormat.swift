/// How a line of the log is written.
enum LogFormat: String, CaseIterable, Sendable {
    /// For a person.
    case text
    /// One object a line, for programs.
    case json
}
