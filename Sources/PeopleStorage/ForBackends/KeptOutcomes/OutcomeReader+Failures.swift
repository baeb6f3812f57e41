import PeopleDomain

extension OutcomeReader {
    /// `nil` where the bytes are no failure.
    mutating func failure() -> StorageError? {
        switch tag() {
        case .conflict: return conflict().map { .conflict($0) }
        case .notFound: return recordReference().map { .notFound($0) }
        case .incomplete:
            let faults = many { FieldFault(field: $0.text(), $0.text()) }
            return ValidationFailure(faults).map { .incomplete($0) }
        case .stale:
            switch outcome() {
            case .person(let person, _): return .stale(.person(person))
            case .company(let company, _): return .stale(.company(company))
            case .customField(let definition, _, _): return .stale(.customField(definition))
            case .note(let note, _): return .stale(.note(note))
            default: return nil
            }
        case .other: return .corrupted("a failure of a whole set was kept as an outcome")
        default: return nil
        }
    }

    private mutating func recordReference() -> RecordReference? {
        switch text() {
        case "person": return .person(id(Person.self))
        case "company": return .company(id(Company.self))
        case "customField": return .customField(id(CustomFieldDefinition.self))
        case "customFields":
            return EntityType(storedNumber: Int64(bitPattern: id(EntityType.self).low)).map { .customFields($0) }
        case "note": return .note(id(Note.self))
        case "user": return .user(id(Person.self))
        case "apiKey": return .apiKey(id(APIKey.self))
        case "organization": return .organization(id(Organization.self))
        case "job": return .job(id(Job.self))
        case "enrichmentProfile": return .enrichmentProfile(of: id(Person.self))
        case "tokenUse": return .tokenUse(month: Int(Int64(bitPattern: id(TokenUse.self).low)))
        default: return nil
        }
    }

    private mutating func conflict() -> StorageConflict? {
        switch text() {
        case "emailTaken": .emailTaken
        case "companyNameTaken": .companyNameTaken
        case "customFieldKeyTaken": .customFieldKeyTaken(CustomFieldKey(text()))
        case "tooManyCustomFields": .tooManyCustomFields
        case "customFieldInUse": .customFieldInUse(records: Int(int64()))
        case "customFieldNotUnique": .customFieldNotUnique(CustomFieldKey(text()))
        case "customFieldValueTaken": .customFieldValueTaken(CustomFieldKey(text()))
        case "customFieldValuesShared":
            .customFieldValuesShared(CustomFieldKey(text()), records: Int(int64()))
        case "activeUserAccount": .activeUserAccount
        case "notMerged": .notMerged
        case "alreadyUser": .alreadyUser
        case "organizationNameTaken": .organizationNameTaken
        case "tooManyAPIKeys": .tooManyAPIKeys
        case "idempotencyKeyReused": .idempotencyKeyReused
        case "tooMuchToKeep": .tooMuchToKeep
        case "leaseLost": .leaseLost
        case "jobNotOver": .jobNotOver
        case "jobAlive": .jobAlive
        case "enrichmentChanged": .enrichmentChanged
        default: nil
        }
    }
}
