import PeopleDomain
import PeopleStorage

/// A kind of record, as a message names it.
public enum RecordKind: String, Hashable, Sendable {
    case person, company, customField, note, user, apiKey, organization, job, enrichedValue
}

extension RecordReference {
    var kind: RecordKind {
        switch self {
        case .person: .person
        case .company: .company
        case .customField, .customFields: .customField
        case .note: .note
        case .user: .user
        case .apiKey: .apiKey
        case .organization: .organization
        case .job: .job
        // Of whom they are: by themselves they are never looked for.
        case .enrichmentProfile: .person
        case .tokenUse: .organization
        }
    }
}
