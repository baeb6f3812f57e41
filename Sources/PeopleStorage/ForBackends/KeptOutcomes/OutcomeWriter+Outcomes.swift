import PeopleDomain

extension OutcomeWriter {
    mutating func add(_ outcome: ChangeOutcome) {
        switch outcome {
        case .person(let person, let effect):
            add(OutcomeTag.person)
            add(effect)
            add(person)
        case .company(let company, let effect):
            add(OutcomeTag.company)
            add(effect)
            add(company)
        case .customField(let definition, let effect, let recordsTouched):
            add(OutcomeTag.customField)
            add(effect)
            add(definition)
            add(Int64(recordsTouched))
        case .note(let note, let effect):
            add(OutcomeTag.note)
            add(effect)
            add(note)
        case .user(let user):
            add(OutcomeTag.user)
            add(user)
        case .apiKey(let key):
            add(OutcomeTag.apiKey)
            add(key)
        case .job(let job, let effect):
            add(OutcomeTag.job)
            add(effect)
            add(job)
        case .enrichment(let profile):
            add(OutcomeTag.enrichment)
            add(profile.personID)
            add(profile.revision)
            add(profile.storedForm)
        case .failed(let error):
            add(OutcomeTag.failure)
            add(error)
        }
    }

    private mutating func add(_ effect: WriteEffect) { add(effect.rawValue) }

    // MARK: Records, as RecordRow reads them

    mutating func add(_ person: Person) {
        add(person.id)
        add(person.email?.string)
        add(person.firstName.string)
        add(person.lastName?.string)
        add(person.phoneNumber?.string)
        add(person.address?.string)
        add(person.latitude?.degrees)
        add(person.longitude?.degrees)
        add(PersonFlags(person).rawValue)
        add(person.customFields.json)
        add(person.createdBy)
        add(person.createdAt)
        add(person.updatedAt)
        add(person.revision)
        add(person.company?.id)
        guard let company = person.company else { return }
        add(company.name.string)
        add(company.industry?.string)
        add(company.website?.string)
    }

    mutating func add(_ company: Company) {
        add(company.id)
        add(company.name.string)
        add(company.description?.string)
        add(company.website?.string)
        add(company.industry?.string)
        add(company.address?.string)
        add(company.customFields.json)
        add(company.createdAt)
        add(company.updatedAt)
        add(company.revision)
    }

    private mutating func add(_ user: User) {
        add(user.id)
        add(user.email?.string)
        add(user.firstName.string)
        add(user.lastName?.string)
        add(user.isRestrictedToOwnRecords)
        add(user.createdAt)
    }

    private mutating func add(_ key: APIKey) {
        add(key.id)
        add(key.userID)
        add(key.name.string)
        add(key.prefix)
        add(key.scopes.storedBits)
        add(key.isRestrictedToOwnRecords)
        add(key.createdAt)
        add(key.lastUsedAt)
        add(key.expiresAt)
        add(key.revokedAt)
    }

    private mutating func add(_ job: Job) {
        add(job.id)
        add(job.kind.rawValue)
        add(job.personID)
        add(job.state.rawValue)
        add(Int64(job.attempts))
        add(job.requestedBy)
        add(job.createdAt)
        add(job.nextAttemptAt)
        add(job.startedAt)
        add(job.finishedAt)
        add(job.report.putAwayForm)
    }

    // MARK: Records, as OutcomeReader reads them

    mutating func add(_ definition: CustomFieldDefinition) {
        add(definition.id)
        add(definition.entityType.storedNumber)
        add(definition.name.string)
        add(definition.key.string)
        add(definition.description?.string)
        add(Int64(definition.flags.rawValue))
        add(definition.rules.type.rawValue)
        add(definition.rules.storedSettings)
        add(Int64(definition.displayOrder))
        add(definition.createdAt)
        add(definition.updatedAt)
        add(definition.revision)
    }

    mutating func add(_ note: Note) {
        add(note.id)
        switch note.subject {
        case .person(let id):
            add(OutcomeTag.person)
            add(id)
        case .company(let id):
            add(OutcomeTag.company)
            add(id)
        }
        add(note.content.string)
        add(note.createdBy)
        add(Int64(note.mentionedPeople.count))
        for person in note.mentionedPeople {
            add(person.id)
            add(person.firstName.string)
            add(person.lastName?.string)
        }
        add(Int64(note.mentionedCompanies.count))
        for company in note.mentionedCompanies {
            add(company.id)
            add(company.name.string)
        }
        add(note.createdAt)
        add(note.updatedAt)
        add(note.revision)
    }
}
