/// One step of a store's schema: the statements that lead from the version before to this one.
///
/// Never changed once it was released; a change of the schema is a new step.
public struct Migration: Hashable, Sendable {
    /// The version of the schema after it.
    public let version: Int
    /// What it is for, in a few words.
    public let name: String
    /// The statements as they are run, for the operator to read before.
    public let sql: String

    public init(version: Int, name: String, sql: String) {
        self.version = version
        self.name = name
        self.sql = sql
    }
}
