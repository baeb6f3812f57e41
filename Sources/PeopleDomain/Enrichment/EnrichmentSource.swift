/// Where values are looked for.
public enum EnrichmentSource: String, CaseIterable, Hashable, Sendable {
    /// The person's own website and that of the company.
    case website
    case gravatar, github, wikidata
    /// Reads what the website says, in fields that nothing else has filled.
    case model
    /// Finds the coordinates of an address.
    case geocoder
}
