/// Whose values stay where two people who are merged have different ones. What only one of them has stays in each case.
public enum MergePreference: String, CaseIterable, Hashable, Sendable {
    /// Those of the person who stays.
    case this
    /// Those of the person who is merged into it.
    case other
}
