import PeopleDomain

/// A record that was taken out of the trash.
public struct Restored<Record: Sendable>: Sendable {
    public let record: Record
    /// What is not as it was when the record was deleted: values that no custom field takes any more, a company that is
    /// gone.
    public let changes: FieldChanges
}
