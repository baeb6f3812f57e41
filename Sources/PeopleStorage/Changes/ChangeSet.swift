/// Changes that are done together, in order, or not at all.
public struct ChangeSet: Sendable {
    public let changes: [Change]

    /// - Precondition: at most ``StorageLimits/maximumChanges`` of them.
    public init(_ changes: [Change]) {
        precondition(changes.count <= StorageLimits.maximumChanges, "a change set is bounded")
        self.changes = changes
    }

    public init(_ change: Change) { self.init([change]) }
}
