import PeopleDomain

/// What a user is beyond the person whose id it has.
public struct UserAccount: Identifiable, Hashable, Sendable {
    public let id: User.ID
    public let isRestrictedToOwnRecords: Bool
    /// When the person became a user.
    public let createdAt: Timestamp

    public init(id: User.ID, isRestrictedToOwnRecords: Bool, createdAt: Timestamp) {
        self.id = id
        self.isRestrictedToOwnRecords = isRestrictedToOwnRecords
        self.createdAt = createdAt
    }
}
