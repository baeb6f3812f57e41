import PeopleDomain

/// Which records are asked for about one custom field.
public struct CustomFieldEntryQuery: Hashable, Sendable {
    public enum Presence: Hashable, Sendable {
        /// Records that have a value.
        case present
        /// Records that have none.
        case absent
    }

    public var entityType: EntityType
    public var key: CustomFieldKey
    public var presence: Presence

    public init(_ presence: Presence, of key: CustomFieldKey, for entityType: EntityType) {
        self.entityType = entityType
        self.key = key
        self.presence = presence
    }
}
