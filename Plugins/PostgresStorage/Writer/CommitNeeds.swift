#if Postgres
import PeopleDomain
import PeopleStorage

/// The records that changes have to know, told by the changes alone: what the first round trip of a commit reads.
struct CommitNeeds {
    private(set) var people: Set<Person.ID> = []
    private(set) var emails: Set<String> = []
    /// Of people who are to be known whole.
    private(set) var matchedEmails: Set<String> = []
    private(set) var companies: Set<Company.ID> = []
    private(set) var companyNames: Set<String> = []
    private(set) var notes: Set<Note.ID> = []
    /// People and companies in the trash.
    private(set) var deletedPeople: Set<Person.ID> = []
    private(set) var deletedCompanies: Set<Company.ID> = []
    /// People whom notes mention.
    private(set) var mentionedPeople: Set<Person.ID> = []
    /// People who may have been merged.
    private(set) var mergedPeople: Set<Person.ID> = []
    /// The merge that is undone: into whom, and of whom.
    private(set) var merge: (survivor: Person.ID, other: Person.ID?)?
    private(set) var jobs: Set<Job.ID> = []
    /// Jobs beside which none of their person and kind may be still to end.
    private(set) var retriedJobs: Set<Job.ID> = []
    /// People whose jobs that are still to end are to be known.
    private(set) var jobSubjects: Set<Person.ID> = []
    /// People of whom it is to be known what was found.
    private(set) var profiles: Set<Person.ID> = []
    /// Months of which it is to be known how many tokens were used.
    private(set) var tokenMonths: Set<Int> = []
    private(set) var users: Set<User.ID> = []
    private(set) var apiKeys: Set<APIKey.ID> = []
    private(set) var schemas: Set<EntityType> = []
    private(set) var countsActiveKeys = false
    /// Keys of claims.
    private(set) var claims: Set<[UInt8]> = []
    /// Of whose records some are written, so that their custom fields have to be known.
    private(set) var recordTypes: Set<EntityType> = []
    /// Values that records are to have, some of which may be unique.
    private(set) var customFields: [EntityType: [CustomFieldValues]] = [:]
    /// By which people are to be found, who are to be known whole.
    private(set) var matchedValues: [(key: CustomFieldKey, value: CustomFieldValue)] = []

    mutating func add(_ change: Change) {
        switch change {
        case .createPerson(let draft, _), .createUser(let draft, _, _):
            add(draft)
        case .updatePerson(let id, let patch, _):
            people.insert(id)
            add(patch)
        case .upsertPerson(let upsert, _):
            add(upsert.match)
            if case .success(let draft) = upsert.draft { add(draft) }
            add(upsert.patch)
        case .deletePerson(let id), .makeUser(let id, _):
            people.insert(id)
            recordTypes.insert(.people)
        case .restorePerson(let id, _, _):
            deletedPeople.insert(id)
        case .erasePerson(let id):
            people.insert(id)
            deletedPeople.insert(id)
            recordTypes.insert(.people)
        case .mergePerson(let id, let other, _):
            people.formUnion([id, other])
            profiles.formUnion([id, other])
            recordTypes.insert(.people)
        case .unmergePerson(let id, let other):
            people.insert(id)
            merge = (id, other)
            schemas.insert(.people)
            recordTypes.insert(.people)

        case .createCompany(let draft, _):
            companyNames.insert(draft.name.comparisonKey)
            add(draft.customFields, of: .companies)
        case .updateCompany(let id, let patch, _):
            companies.insert(id)
            if case .set(let name) = patch.name { companyNames.insert(name.comparisonKey) }
            add(patch.customFields, of: .companies)
        case .upsertCompany(let upsert, _):
            companyNames.insert(upsert.name.comparisonKey)
            if case .success(let draft) = upsert.draft {
                companyNames.insert(draft.name.comparisonKey)
                add(draft.customFields, of: .companies)
            }
            if case .set(let name) = upsert.patch.name { companyNames.insert(name.comparisonKey) }
            add(upsert.patch.customFields, of: .companies)
        case .deleteCompany(let id):
            companies.insert(id)
            recordTypes.insert(.companies)
        case .restoreCompany(let id, _, _):
            deletedCompanies.insert(id)
        case .eraseCompany(let id):
            companies.insert(id)
            deletedCompanies.insert(id)
            recordTypes.insert(.companies)

        case .createCustomField(let draft):
            schemas.insert(draft.entityType)
        case .updateCustomField(_, let entityType, _, _), .deleteCustomField(_, let entityType, _):
            schemas.insert(entityType)

        case .createNote(let content, let subject):
            add(subject)
            add(content.mentions)
        case .updateNote(let id, let subject, let content):
            notes.insert(id)
            add(subject)
            add(content.mentions)
        case .deleteNote(let id, let subject):
            notes.insert(id)
            add(subject)

        case .createAPIKey(let draft):
            users.insert(draft.userID)
            countsActiveKeys = true
        case .revokeAPIKey(let id, _):
            apiKeys.insert(id)

        case .enqueueJob(_, let personID):
            people.insert(personID)
            jobSubjects.insert(personID)
        case .cancelJob(let id), .countTokens(_, let id):
            jobs.insert(id)
        case .retryJob(let id):
            jobs.insert(id)
            retriedJobs.insert(id)
        case .settleJob(let lease, _):
            jobs.insert(lease.jobID)
        case .setEnrichment(let profile):
            people.insert(profile.personID)
            profiles.insert(profile.personID)

        case .expect(_, let record):
            add(record)
        case .refuse: break
        }
    }

    mutating func add(_ claim: IdempotencyClaim) { claims.insert(claim.key) }

    /// Adds what has to be known to write a record into the archive: the one of its id, those that may be in its way, and those that it
    /// refers to.
    mutating func add(_ record: StoreRecord) {
        switch record {
        case .organization: break
        case .customFields(let schema): schemas.insert(schema.entityType)
        case .company(let company):
            companies.insert(company.id)
            deletedCompanies.insert(company.id)
            companyNames.insert(company.name.comparisonKey)
            add(company.customFields, of: .companies)
        case .person(let person):
            people.insert(person.id)
            deletedPeople.insert(person.id)
            mergedPeople.insert(person.id)
            if let email = person.email { emails.insert(email.comparisonKey) }
            if let company = person.company { companies.insert(company.id) }
            add(person.customFields, of: .people)
        case .user(let account):
            people.insert(account.id)
            users.insert(account.id)
        case .note(let note):
            notes.insert(note.id)
            add(note.subject)
        case .apiKey(let key, _):
            apiKeys.insert(key.id)
            users.insert(key.userID)
        case .profile(let profile):
            people.insert(profile.personID)
            profiles.insert(profile.personID)
        case .job(let job):
            people.insert(job.personID)
            jobs.insert(job.id)
            jobSubjects.insert(job.personID)
        case .tokenUse(let use): tokenMonths.insert(use.month)
        }
    }

    /// What has to be read besides, once it is known what is in the trash; `nil` where nothing has.
    func completed(by set: WorkingSet) -> CommitNeeds? {
        if set.trash.people.isEmpty && set.trash.companies.isEmpty && set.lastMerge == nil { return nil }
        var needs = self
        let merged = set.lastMerge.map { [$0.other, $0.before] } ?? []
        needs.profiles.formUnion(merged.map(\.id))
        for person in set.trash.people.values.map(\.record) + merged {
            if let email = person.email { needs.emails.insert(email.comparisonKey) }
            if let company = person.company { needs.companies.insert(company.id) }
            needs.add(person.customFields, of: .people)
        }
        for company in set.trash.companies.values.map(\.record) {
            needs.companyNames.insert(company.name.comparisonKey)
            needs.add(company.customFields, of: .companies)
        }
        return needs
    }

    private mutating func add(_ record: ExpectedRecord) {
        switch record {
        case .person(let id): people.insert(id)
        case .company(let id): companies.insert(id)
        case .customField(_, let entityType): schemas.insert(entityType)
        case .note(let id, let subject):
            notes.insert(id)
            add(subject)
        }
    }

    private mutating func add(_ draft: PersonDraft) {
        if let email = draft.email { emails.insert(email.comparisonKey) }
        add(draft.company)
        add(draft.customFields, of: .people)
    }

    private mutating func add(_ patch: PersonPatch) {
        if case .set(let email) = patch.email { emails.insert(email.comparisonKey) }
        if case .set(let company) = patch.company { add(company) }
        add(patch.customFields, of: .people)
    }

    private mutating func add(_ values: CustomFieldValues, of entityType: EntityType) {
        recordTypes.insert(entityType)
        if !values.isEmpty { customFields[entityType, default: []].append(values) }
    }

    private mutating func add(_ changes: CustomFieldChanges, of entityType: EntityType) {
        add(changes.isEmpty ? .none : CustomFieldValues(changes.values.compactMapValues(\.self)), of: entityType)
    }

    private mutating func add(_ match: PersonMatch) {
        switch match {
        case .email(let email): matchedEmails.insert(email.comparisonKey)
        case .customField(let key, let value):
            recordTypes.insert(.people)
            matchedValues.append((key, value))
        }
    }

    private mutating func add(_ reference: CompanyReference) {
        switch reference {
        case .none: break
        case .existing(let id): companies.insert(id)
        case .named(let name): companyNames.insert(name.comparisonKey)
        }
    }

    private mutating func add(_ subject: NoteSubject) {
        switch subject {
        case .person(let id): people.insert(id)
        case .company(let id): companies.insert(id)
        }
    }

    private mutating func add(_ mentions: [Mention]) {
        for mention in mentions {
            switch mention {
            case .person(let id):
                people.insert(id)
                mentionedPeople.insert(id)
            case .company(let id): companies.insert(id)
            }
        }
    }
}

extension Change {
    /// Whether it touches records that it can't name beforehand, which the database finds.
    var touchesUnnamedRecords: Bool {
        switch self {
        case .createCustomField(let draft): !draft.flags.isDisjoint(with: [.filterable, .sortable, .unique])
        case .deleteCompany, .eraseCompany, .restoreCompany, .erasePerson, .restorePerson, .mergePerson, .unmergePerson,
            .updateCustomField,
            .deleteCustomField:
            true
        default: false
        }
    }
}
#endif
