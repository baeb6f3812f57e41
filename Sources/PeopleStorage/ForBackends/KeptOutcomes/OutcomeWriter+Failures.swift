import PeopleDomain

extension OutcomeWriter {
    /// A failure of one change. One of a whole set is no outcome.
    mutating func add(_ error: StorageError) {
        switch error {
        case .conflict(let conflict):
            add(OutcomeTag.conflict)
            add(conflict)
        case .notFound(let record):
            add(OutcomeTag.notFound)
            add(record)
        case .incomplete(let failure):
            add(OutcomeTag.incomplete)
            let faults = failure.faults.prefix(StorageLimits.maximumKeptFaults)
            add(Int64(faults.count))
            for fault in faults {
                add(fault.field)
                add(fault.message)
            }
        case .stale(let record):
            add(OutcomeTag.stale)
            add(record)
        case .staleSchema, .unavailable, .outcomeUnknown, .corrupted:
            add(OutcomeTag.other)
        }
    }

    private mutating func add(_ record: CurrentRecord) {
        switch record {
        case .person(let person): add(ChangeOutcome.person(person, .unchanged))
        case .company(let company): add(ChangeOutcome.company(company, .unchanged))
        case .customField(let definition): add(.customField(definition, .unchanged, recordsTouched: 0))
        case .note(let note): add(.note(note, .unchanged))
        }
    }

    private mutating func add(_ record: RecordReference) {
        switch record {
        case .person(let id): add("person", id)
        case .company(let id): add("company", id)
        case .customField(let id): add("customField", id)
        case .customFields(let entityType):
            add("customFields", Identifier<EntityType>(high: 0, low: UInt64(entityType.storedNumber)))
        case .note(let id): add("note", id)
        case .user(let id): add("user", id)
        case .apiKey(let id): add("apiKey", id)
        case .organization(let id): add("organization", id)
        case .job(let id): add("job", id)
        case .enrichmentProfile(let id): add("enrichmentProfile", id)
        case .tokenUse(let month):
            add("tokenUse", Identifier<TokenUse>(high: 0, low: UInt64(bitPattern: Int64(month))))
        }
    }

    private mutating func add<Entity>(_ name: String, _ id: Identifier<Entity>) {
        add(name)
        add(id)
    }

    private mutating func add(_ conflict: StorageConflict) {
        switch conflict {
        case .emailTaken: add("emailTaken")
        case .companyNameTaken: add("companyNameTaken")
        case .customFieldKeyTaken(let key):
            add("customFieldKeyTaken")
            add(key.string)
        case .tooManyCustomFields: add("tooManyCustomFields")
        case .customFieldInUse(let records):
            add("customFieldInUse")
            add(Int64(records))
        case .customFieldNotUnique(let key):
            add("customFieldNotUnique")
            add(key.string)
        case .customFieldValueTaken(let key):
            add("customFieldValueTaken")
            add(key.string)
        case .customFieldValuesShared(let key, let records):
            add("customFieldValuesShared")
            add(key.string)
            add(Int64(records))
        case .activeUserAccount: add("activeUserAccount")
        case .notMerged: add("notMerged")
        case .alreadyUser: add("alreadyUser")
        case .organizationNameTaken: add("organizationNameTaken")
        case .tooManyAPIKeys: add("tooManyAPIKeys")
        case .idempotencyKeyReused: add("idempotencyKeyReused")
        case .tooMuchToKeep: add("tooMuchToKeep")
        case .leaseLost: add("leaseLost")
        case .jobNotOver: add("jobNotOver")
        case .jobAlive: add("jobAlive")
        case .enrichmentChanged: add("enrichmentChanged")
        // Of the archive, which commits no changes.
        case .archive: add("archive")
        }
    }
}
