public enum JobKind: String, CaseIterable, Hashable, Sendable {
    /// Looks for what public sources say about the person.
    case enrichment
    /// Looks for the coordinates of the person's address.
    case geocoding
}
