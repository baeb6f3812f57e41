/// What becomes of a batch of which an item fails.
public enum BatchMode: Hashable, Sendable {
    /// The others are stored.
    case each
    /// Nothing is stored.
    case atomic
}
