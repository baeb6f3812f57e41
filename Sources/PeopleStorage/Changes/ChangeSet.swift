/// Changes that are done in order, in one transaction with one sync.
public struct ChangeSet: Sendable {
    public let changes: [Change]
    public let atomicity: Atomicity
    /// Whether somebody looks up addresses: whoever gets another address by these changes, and no other coordinates with it,
    /// gets a ``JobKind/geocoding`` job in the same commit, where none is alive.
    public let geocodes: Bool

    /// What becomes of a set of which a change fails. Where the store itself fails, or the schema has moved on, nothing of
    /// any set is stored.
    public enum Atomicity: Hashable, Sendable {
        /// Nothing is stored, and the commit throws what the first change that fails does.
        case allOrNothing
        /// The others are stored, and the outcome of a change that fails is ``ChangeOutcome/failed(_:)``.
        case each
        /// Nothing is stored, and the outcomes tell of each change what would have become of it: every failure at once.
        case eachOrNothing
    }

    /// - Precondition: at most ``StorageLimits/maximumChanges`` of them.
    public init(_ changes: [Change], atomicity: Atomicity = .allOrNothing, geocodes: Bool = false) {
        precondition(changes.count <= StorageLimits.maximumChanges, "a change set is bounded")
        self.changes = changes
        self.atomicity = atomicity
        self.geocodes = geocodes
    }

    public init(_ change: Change) { self.init([change]) }

    /// The same changes, after which addresses are looked up or not.
    public func geocoding(_ geocodes: Bool) -> ChangeSet {
        ChangeSet(changes, atomicity: atomicity, geocodes: geocodes)
    }
}
