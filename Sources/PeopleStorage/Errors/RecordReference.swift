import PeopleDomain

/// A record that a change names.
public enum RecordReference: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
    case customField(CustomFieldDefinition.ID)
    /// All custom fields of an entity type.
    case customFields(EntityType)
    case note(Note.ID)
    case user(User.ID)
    case apiKey(APIKey.ID)
    case organization(Organization.ID)
    case job(Job.ID)
    case enrichmentProfile(of: Person.ID)
    /// Tokens that models used in a ``Timestamp/month``.
    case tokenUse(month: Int)
}
