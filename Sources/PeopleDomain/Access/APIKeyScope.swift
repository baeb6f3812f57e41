/// What a key may do.
public enum APIKeyScope: String, CaseIterable, Hashable, Sendable {
    case read
    case write
    /// Manage users and everybody's keys.
    case admin

    public static let standard: Set<APIKeyScope> = [.read, .write]
}
