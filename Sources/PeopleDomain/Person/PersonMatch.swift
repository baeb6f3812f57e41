/// How an upsert finds the person that it is about.
public enum PersonMatch: Hashable, Sendable {
    /// Who has the email address, compared without regard to case.
    case email(EmailAddress)
    /// Who has the value of a custom field that no two people have the same value of.
    case customField(CustomFieldKey, CustomFieldValue)
}
