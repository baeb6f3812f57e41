#if SQLite
/// One step of the schema: the statements that lead from the version before to this one.
///
/// Never changed once it was released; a change of the schema is a new step.
public struct Migration: Hashable, Sendable {
    /// What `PRAGMA user_version` is after it.
    public let version: Int
    /// What it is for, in a few words.
    public let name: String
    /// The statements as they are run, for the operator to read before.
    public let sql: String
}

extension Migration {
    /// All of them, in order, from version 1 without a gap.
    static let all: [Migration] = [.initial]
}
#endif
