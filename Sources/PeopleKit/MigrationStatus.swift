/// Where the schema of a store stands.
public struct MigrationStatus: Hashable, Sendable {
    /// A step that the schema has yet to take.
    public struct Step: Hashable, Sendable {
        public let version: Int
        public let name: String
        /// What it would run.
        public let sql: String

        public init(version: Int, name: String, sql: String) {
            self.version = version
            self.name = name
            self.sql = sql
        }
    }

    /// The schema that the store has; 0 where there is no store yet.
    public let version: Int
    /// In the order in which they would be taken.
    public let pending: [Step]

    public init(version: Int, pending: [Step]) {
        self.version = version
        self.pending = pending
    }

    /// Of a backend that has no schema.
    public static let none = MigrationStatus(version: 0, pending: [])
}
