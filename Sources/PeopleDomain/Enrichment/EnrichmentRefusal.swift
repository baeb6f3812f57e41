/// Why something can't be done with a person's profile.
public enum EnrichmentRefusal: Error, Hashable, Sendable {
    /// The person has no email address, by which it would be known elsewhere.
    case emailMissing
    /// The profile has no such value.
    case notFound
    /// Nothing of the run is applied, or of any.
    case nothingApplied
    /// The field of the person, which is named, does not take the value any more, or can't be without one.
    case unfit(String)
}
