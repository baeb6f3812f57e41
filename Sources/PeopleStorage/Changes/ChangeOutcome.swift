import PeopleDomain

/// What one change did.
public enum ChangeOutcome: Hashable, Sendable {
    /// The person as it is now, or as it was when it was deleted.
    case person(Person, WriteEffect)
    case company(Company, WriteEffect)
    /// The definition, and how many records lost a value by the change.
    case customField(CustomFieldDefinition, WriteEffect, recordsTouched: Int)
    case note(Note, WriteEffect)
    case user(User)
    case apiKey(APIKey)
    case job(Job, WriteEffect)
    /// What is known of a person, as it is now.
    case enrichment(EnrichmentProfile)
    /// The change did nothing, in a set that tells failures in its outcomes. Always an error that
    /// ``StorageError/isOfOneChange``.
    case failed(StorageError)
}
