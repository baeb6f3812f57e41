import PeopleDomain

/// Why a store did not do what it was asked.
public enum StorageError: Error, Hashable, Sendable {
    /// The change is at odds with what is stored.
    case conflict(StorageConflict)
    /// The record that was to be changed, or that the change refers to, is not there for this scope.
    case notFound(RecordReference)
    /// The record has a later revision than the change expected.
    case staleRevision(current: Revision)
    /// Custom fields were checked against a schema that has changed since. Check again and repeat.
    case staleSchema
    /// The store can't answer now and may later: closed, overloaded, out of reach, or its disk is full. Nothing of the
    /// change was stored.
    case unavailable(Unavailability)
    /// The store holds what it can't hold. Not to be repeated.
    case corrupted(String)
}

/// What in the store a change is at odds with.
public enum StorageConflict: Hashable, Sendable {
    /// Another person of the organization has the email address.
    case emailTaken
    /// Another company of the organization has the name.
    case companyNameTaken
    /// Another custom field of the entity type has the key.
    case customFieldKeyTaken(CustomFieldKey)
    /// The entity type has ``CustomFieldSchema/maximumCount`` custom fields already.
    case tooManyCustomFields
    /// So many records have values that the change would take away, and it was not forced.
    case customFieldInUse(records: Int)
    /// The person has an active user account, which forbids the change.
    case activeUserAccount
    /// The person is a user already.
    case alreadyUser
    /// Another organization has the name, and names are how the command line tells them apart.
    case organizationNameTaken
    /// The organization has ``StorageLimits/maximumActiveKeys`` active keys already.
    case tooManyAPIKeys
}

/// A record that a change names.
public enum RecordReference: Hashable, Sendable {
    case person(Person.ID)
    case company(Company.ID)
    case customField(CustomFieldDefinition.ID)
    case note(Note.ID)
    case user(User.ID)
    case apiKey(APIKey.ID)
    case organization(Organization.ID)
}

/// Why and for how long a store does not answer.
public struct Unavailability: Hashable, Sendable {
    /// For the log, not for clients.
    public let reason: String
    /// When to try again.
    public let retryAfter: Duration

    public init(_ reason: String, retryAfter: Duration = .seconds(1)) {
        self.reason = reason
        self.retryAfter = retryAfter
    }
}
