/// What is done with values of which the source is sure to speak of the person.
public enum EnrichmentPolicy: String, CaseIterable, Hashable, Sendable {
    /// They become the person's where it has none.
    case fillEmpty = "fill-empty"
    /// They are suggested, and somebody accepts them.
    case suggest
}
