import PeopleDomain
import PeopleStorage

/// All records of one organization: a value that changes turn into the next one.
///
/// Each change checks everything that can fail before it touches anything: when it throws, the value is as it was.
/// Where several things are wrong, what is thrown is the first of: the record is missing, the schema is stale, the
/// change is at odds with the record, with other records, a record that it refers to is missing.
struct OrganizationState: Sendable {
    var people = Table<PersonRow>()
    /// By the folded address.
    var peopleByEmail: [String: Person.ID] = [:]
    var companies = Table<CompanyRow>()
    /// By the folded name.
    var companiesByName: [String: Company.ID] = [:]
    /// Only subjects that have notes.
    var notes: [NoteSubject: Table<NoteRow>] = [:]
    var trash = Trash()
    /// By who was merged.
    var merges: [Person.ID: KeptMerge] = [:]
    /// Oldest first; also of what is in the trash.
    var history: [HistorySubject: [HistoryEntry]] = [:]
    var accounts = Table<UserAccount>()
    var apiKeys = Table<APIKey>()
    /// Which records have the values that tell records apart.
    var uniqueValues = UniqueValues()
    var claims = ClaimTable()
    /// Also of people who are in the trash or were merged into others.
    var jobs = JobTable()
    /// As ``jobs``; only of people of whom something was found.
    var profiles: [Person.ID: EnrichmentProfile] = [:]
    /// By ``Timestamp/month``.
    var tokensByMonth: [Int: Int] = [:]

    private var peopleSchema = CustomFieldSchema(entityType: .people, definitions: [], revision: .first)
    private var companySchema = CustomFieldSchema(entityType: .companies, definitions: [], revision: .first)

    subscript(schema entityType: EntityType) -> CustomFieldSchema {
        get {
            switch entityType {
            case .people: peopleSchema
            case .companies: companySchema
            }
        }
        set {
            switch entityType {
            case .people: peopleSchema = newValue
            case .companies: companySchema = newValue
            }
        }
    }

    mutating func apply(_ change: Change, in context: inout CommitContext) throws(StorageError) -> ChangeOutcome {
        switch change {
        case .createPerson(let draft, let schema):
            return .person(try createPerson(draft, isFullUser: false, schema: schema, in: &context), .created)
        case .updatePerson(let id, let patch, let schema):
            return try updatePerson(id, patch, schema: schema, in: &context)
        case .upsertPerson(let upsert, let schema):
            return try upsertPerson(upsert, schema: schema, in: &context)
        case .deletePerson(let id):
            return .person(try deletePerson(id, in: context), .deleted)
        case .restorePerson(let id, let dropped, let schema):
            return .person(try restorePerson(id, dropping: dropped, schema: schema, in: &context), .restored)
        case .erasePerson(let id):
            return .person(try erasePerson(id, in: context), .deleted)
        case .mergePerson(let id, let other, let preference):
            return .person(try mergePerson(id, with: other, preferring: preference, in: &context), .updated)
        case .unmergePerson(let id, let other):
            return .person(try unmergePerson(id, from: other, in: &context), .restored)

        case .createCompany(let draft, let schema):
            return .company(try createCompany(draft, schema: schema, in: &context), .created)
        case .updateCompany(let id, let patch, let schema):
            return try updateCompany(id, patch, schema: schema, in: context)
        case .upsertCompany(let upsert, let schema):
            return try upsertCompany(upsert, schema: schema, in: &context)
        case .deleteCompany(let id):
            return .company(try deleteCompany(id, in: context), .deleted)
        case .restoreCompany(let id, let dropped, let schema):
            return .company(try restoreCompany(id, dropping: dropped, schema: schema, in: context), .restored)
        case .eraseCompany(let id):
            return .company(try eraseCompany(id, in: context), .deleted)

        case .createCustomField(let draft):
            return .customField(try createCustomField(draft, in: &context), .created, recordsTouched: 0)
        case .updateCustomField(let id, let entityType, let patch, let force):
            return try updateCustomField(id, of: entityType, patch, force: force, in: context)
        case .deleteCustomField(let id, let entityType, let force):
            return try deleteCustomField(id, of: entityType, force: force, in: context)

        case .createNote(let content, let subject):
            return .note(try createNote(content, about: subject, in: &context), .created)
        case .updateNote(let id, let subject, let content):
            return try updateNote(id, about: subject, content, in: context)
        case .deleteNote(let id, let subject):
            return .note(try deleteNote(id, about: subject, in: context), .deleted)

        case .makeUser(let id, let isRestricted):
            return .user(try makeUser(id, isRestrictedToOwnRecords: isRestricted, in: &context))
        case .createUser(let draft, let isRestricted, let schema):
            let user = try createUser(draft, isRestrictedToOwnRecords: isRestricted, schema: schema, in: &context)
            return .user(user)
        case .createAPIKey(let draft):
            return .apiKey(try createAPIKey(draft, in: &context))
        case .revokeAPIKey(let id, let userID):
            return .apiKey(try revokeAPIKey(id, of: userID, in: context))

        case .enqueueJob(let kind, let personID):
            return try enqueueJob(kind, for: personID, in: &context)
        case .cancelJob(let id):
            return try cancelJob(id, in: context)
        case .retryJob(let id):
            return try retryJob(id, in: context)
        case .settleJob(let lease, let settlement):
            return try settleJob(lease, settlement, in: context)
        case .countTokens(let tokens, let id):
            return try countTokens(tokens, of: id, in: context)
        case .setEnrichment(let profile):
            return try setEnrichment(profile, in: context)

        case .expect(let versions, let record):
            return try expect(versions, of: record, in: context)
        case .refuse(let failure):
            throw .incomplete(failure)
        }
    }

    /// - Throws: ``StorageError/staleSchema`` where values were checked against a schema that has changed since.
    /// Where no revision is given, nothing was checked.
    func require(_ revision: Revision?, of entityType: EntityType) throws(StorageError) {
        if let revision, self[schema: entityType].revision != revision { throw .staleSchema }
    }
}
