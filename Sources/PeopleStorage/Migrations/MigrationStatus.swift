/// Where the schema of a store stands.
public struct MigrationStatus: Hashable, Sendable {
    /// The schema that the store has; 0 where there is no store yet.
    public let version: Int
    /// The steps that it has yet to take, in order.
    public let pending: [Migration]

    public init(version: Int, pending: [Migration]) {
        self.version = version
        self.pending = pending
    }

    /// Of a backend that has no schema.
    public static let none = MigrationStatus(version: 0, pending: [])
}
