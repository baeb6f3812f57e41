import PeopleDomain
import PeopleStorage

extension StorageConflict {
    /// What is said of it, on whatever way it was asked: without a full stop, so that more can be said.
    package var sentence: String {
        switch self {
        case .emailTaken: "A person with this email already exists in your organization"
        case .companyNameTaken: "A company with this name already exists in your organization"
        case .customFieldKeyTaken(let key): "A custom field with the key \(key) already exists"
        case .tooManyCustomFields:
            "There are \(CustomFieldSchema.maximumCount) custom fields already, which is the most"
        case .customFieldInUse(let records):
            "\(records) \(records == 1 ? "record has" : "records have") a value that this takes away"
        case .customFieldValueTaken(let key): "Another record of your organization has this \(key) already"
        case .customFieldValuesShared(let key, let records):
            "\(records) records share their \(key) with another, so that it can't be unique"
        case .customFieldNotUnique(let key):
            "The custom field \(key) is not unique, so that no record can be found by it"
        case .activeUserAccount: "A person with an active user account does not allow this"
        case .notMerged: "No such person was merged into this one"
        case .alreadyUser: "This person has a user account already"
        case .organizationNameTaken: "An organization with this name already exists"
        case .tooManyAPIKeys:
            "There are \(StorageLimits.maximumActiveKeys) keys already, which is the most; revoke some first"
        case .idempotencyKeyReused: "The Idempotency-Key was used for another request within the last 24 hours"
        case .tooMuchToKeep:
            "What this would answer is more than is kept under an Idempotency-Key; send it in smaller parts"
        case .leaseLost: "The job was cancelled, or another worker has it"
        case .jobNotOver: "The job is still to end, or has succeeded"
        case .jobAlive: "This person has another job of the kind that is still to end"
        case .enrichmentChanged: "What is known of this person was changed by somebody else in the meantime"
        case .archive(let conflict): conflict.sentence
        }
    }
}

extension ArchiveConflict {
    fileprivate var sentence: String {
        let name = record.name
        return switch obstacle {
        case .isTaken(let other): "\(name) has what can only be there once, and \(other.name) has it already"
        case .changedHere: "\(name) is there already, and was changed there"
        case .outOfOrder: "\(name) was created before others that are there already, and can't be put between them"
        case .isElsewhere: "\(name) is there already, in another organization"
        }
    }
}

extension RecordReference {
    /// "Person 0190…", for the operator of a store.
    package var name: String {
        switch self {
        case .person(let id): "Person \(id)"
        case .company(let id): "Company \(id)"
        case .customField(let id): "Custom field \(id)"
        case .customFields(let entityType): "The list of custom fields of \(entityType.rawValue.lowercased())"
        case .note(let id): "Note \(id)"
        case .user(let id): "User \(id)"
        case .apiKey(let id): "Key \(id)"
        case .organization(let id): "Organization \(id)"
        case .job(let id): "Job \(id)"
        case .enrichmentProfile(let id): "What is known of person \(id)"
        case .tokenUse(let month): "The number of tokens of month \(month % 12 + 1) of \(month / 12)"
        }
    }
}
