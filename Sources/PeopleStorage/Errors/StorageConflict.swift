import PeopleDomain

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
    /// Another record has the value of a custom field of which no two have the same.
    case customFieldValueTaken(CustomFieldKey)
    /// So many records share a value of the custom field with another, so that it can't be made to tell records apart.
    case customFieldValuesShared(CustomFieldKey, records: Int)
    /// The custom field does not tell records apart, so that none can be found by its value.
    case customFieldNotUnique(CustomFieldKey)
    /// The person has an active user account, which forbids the change.
    case activeUserAccount
    /// Nobody, or not the person who is named, was merged into the person.
    case notMerged
    /// The person is a user already.
    case alreadyUser
    /// Another organization has the name, and names are how the command line tells them apart.
    case organizationNameTaken
    /// The organization has ``StorageLimits/maximumActiveKeys`` active keys already.
    case tooManyAPIKeys
    /// The idempotency key was used within its time for another request.
    case idempotencyKeyReused
    /// What became of the changes is more than is kept under an idempotency key.
    case tooMuchToKeep
    /// The worker has the job no longer.
    case leaseLost
    /// The job is still to end, or has succeeded.
    case jobNotOver
    /// The person has another job of the kind that is still to end.
    case jobAlive
    /// What is known of the person is not as the change expected it.
    case enrichmentChanged
    /// A record can't be written to an archive.
    case archive(ArchiveConflict)
}
