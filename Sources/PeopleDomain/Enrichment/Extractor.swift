/// What read a value out of a source.
public enum Extractor: String, CaseIterable, Hashable, Sendable {
    case jsonLD, hCard, openGraph
    /// A link on the page.
    case link
    /// The answer of a service that says what its members mean.
    case provider
    case model
    /// A table over another value: the seniority of a title.
    case derived
}
