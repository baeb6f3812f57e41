/// What a write did to a record.
public enum WriteEffect: String, Hashable, Sendable {
    case created, updated, unchanged, deleted
    /// It was taken out of the trash.
    case restored
}
