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
        case .activeUserAccount: "A person with an active user account does not allow this"
        case .alreadyUser: "This person has a user account already"
        case .organizationNameTaken: "An organization with this name already exists"
        case .tooManyAPIKeys:
            "There are \(StorageLimits.maximumActiveKeys) keys already, which is the most; revoke some first"
        }
    }
}
