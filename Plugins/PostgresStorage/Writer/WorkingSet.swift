#if Postgres
import PeopleDomain
import PeopleStorage

/// The records that the changes of a commit name, and what becomes of them: the changes are done here, in memory, while
/// the organization is locked in the database.
///
/// Each change checks everything that it can fail on before it changes anything. Where several things are wrong, what is
/// thrown is the first of: the record is missing, the schema is stale, the change is at odds with the record, with other
/// records, a record that it refers to is missing.
struct WorkingSet {
    let organizationID: Organization.ID
    var people = TrackedTable<Person.ID, Person>()
    /// By the folded address, as far as changes name one.
    var emails: [String: Person.ID] = [:]
    var companies = TrackedTable<Company.ID, Company>()
    /// By the folded name, as far as changes name one.
    var companyNames: [String: Company.ID] = [:]
    var notes = TrackedTable<Note.ID, Note>()
    /// What the notes mention that were read.
    var mentioned: [Mention: MentionedRecord] = [:]
    var users = TrackedTable<User.ID, User>()
    var apiKeys = TrackedTable<APIKey.ID, APIKey>()
    /// Of the new keys.
    var digests: [APIKey.ID: APIKeyDigest] = [:]
    var activeKeys = 0
    var definitions = TrackedTable<CustomFieldDefinition.ID, CustomFieldDefinition>()
    /// By key.
    var claims = TrackedTable<[UInt8], KeptClaim>()
    private(set) var schemaRevisions: [EntityType: Revision]
    /// Those that the changes need, as they are at the revisions above: which values have entries, and which are unique.
    var schemas: [EntityType: CustomFieldSchema] = [:]
    var uniqueValues = UniqueValues()
    private(set) var areSchemasChanged = false
    var history: [HistoryRow] = []
    var trash = TrashChanges()
    /// Of the people who are written into the archive, those who were merged here.
    var merged: Set<Person.ID> = []
    /// The merge that a change is about to undo, as it was read.
    var lastMerge: Merge?
    var mergeChange: MergeChange?
    var jobs = JobChanges()
    /// Of people of whom something was found.
    var profiles = TrackedTable<Person.ID, EnrichmentProfile>()
    /// Of the months that are written into the archive.
    var tokenUse = TrackedTable<Int, TokenUse>()
    private(set) var counts: [CountKey: Int] = [:]
    /// The last id that was issued for a record of the organization.
    private(set) var last: (id: Identifier<Organization>, time: Timestamp)
    private var identifiers: IdentifierGenerator
    private var random = SystemRandomNumberGenerator()

    init(
        organizationID: Organization.ID, last: (id: Identifier<Organization>, time: Timestamp),
        schemaRevisions: [EntityType: Revision]
    ) {
        self.organizationID = organizationID
        self.last = last
        self.schemaRevisions = schemaRevisions
        identifiers = IdentifierGenerator(after: last.id, at: last.time)
    }

    // MARK: Changes

    mutating func apply(_ change: Change, in context: ChangeContext) throws(StorageError) -> ChangeOutcome {
        switch change {
        case .createPerson(let draft, let schema):
            return .person(try createPerson(draft, isFullUser: false, schema: schema, in: context), .created)
        case .updatePerson(let id, let patch, let schema):
            return try updatePerson(id, patch, schema: schema, in: context)
        case .upsertPerson(let upsert, let schema):
            return try upsertPerson(upsert, schema: schema, in: context)
        case .deletePerson(let id):
            return .person(try deletePerson(id, in: context), .deleted)
        case .restorePerson(let id, let dropped, let schema):
            return .person(try restorePerson(id, dropping: dropped, schema: schema, in: context), .restored)
        case .erasePerson(let id):
            return .person(try erasePerson(id, in: context), .deleted)
        case .mergePerson(let id, let other, let preference):
            return .person(try mergePerson(id, with: other, preferring: preference, in: context), .updated)
        case .unmergePerson(let id, _):
            return .person(try unmergePerson(id, in: context), .restored)

        case .createCompany(let draft, let schema):
            return .company(try createCompany(draft, schema: schema, in: context), .created)
        case .updateCompany(let id, let patch, let schema):
            return try updateCompany(id, patch, schema: schema, in: context)
        case .upsertCompany(let upsert, let schema):
            return try upsertCompany(upsert, schema: schema, in: context)
        case .deleteCompany(let id):
            return .company(try deleteCompany(id, in: context), .deleted)
        case .restoreCompany(let id, let dropped, let schema):
            return .company(try restoreCompany(id, dropping: dropped, schema: schema, in: context), .restored)
        case .eraseCompany(let id):
            return .company(try eraseCompany(id, in: context), .deleted)

        case .createCustomField(let draft):
            return .customField(try createCustomField(draft, in: context), .created, recordsTouched: 0)
        case .updateCustomField(let id, _, let patch, _):
            return try updateCustomField(id, patch, in: context)
        case .deleteCustomField(let id, _, _):
            return try deleteCustomField(id, in: context)

        case .createNote(let content, let subject):
            return .note(try createNote(content, about: subject, in: context), .created)
        case .updateNote(let id, let subject, let content):
            return try updateNote(id, about: subject, content, in: context)
        case .deleteNote(let id, let subject):
            return .note(try deleteNote(id, about: subject, in: context), .deleted)

        case .makeUser(let id, let isRestricted):
            return .user(try makeUser(id, isRestrictedToOwnRecords: isRestricted, in: context))
        case .createUser(let draft, let isRestricted, let schema):
            return .user(
                try createUser(draft, isRestrictedToOwnRecords: isRestricted, schema: schema, in: context))
        case .createAPIKey(let draft):
            return .apiKey(try createAPIKey(draft, in: context))
        case .revokeAPIKey(let id, let userID):
            return .apiKey(try revokeAPIKey(id, of: userID, in: context))

        case .enqueueJob(let kind, let personID):
            return try enqueueJob(kind, for: personID, in: context)
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
            return try current(record, in: context).expected(as: versions)
        case .refuse(let failure):
            throw .incomplete(failure)
        }
    }

    // MARK: What changes share

    /// The id of a new record and its time of creation.
    mutating func issue<Entity>(
        _: Entity.Type, in context: ChangeContext
    ) -> (id: Identifier<Entity>, time: Timestamp) {
        let issued = identifiers.next(Entity.self, now: context.now, using: &random)
        last = (Identifier(high: issued.id.high, low: issued.id.low), issued.time)
        return issued
    }

    /// Issues no more ids that would stand before a place.
    mutating func skip(past place: StorePlace) {
        let id = Identifier<Organization>(high: place.id.high, low: place.id.low)
        guard (place.time, id) > (last.time, last.id) else { return }
        last = (id, place.time)
        identifiers.skip(past: id, at: place.time)
    }

    /// - Throws: ``StorageError/staleSchema`` where values were checked against a schema that has changed since.
    func require(_ revision: Revision, of entityType: EntityType) throws(StorageError) {
        if schemaRevisions[entityType] != revision { throw .staleSchema }
    }

    /// Every change of a definition comes through here, so that none leaves the revision as it was.
    mutating func advanceSchema(of entityType: EntityType) {
        setRevision(schemaRevisions[entityType, default: .first].next, of: entityType)
        let definitions = definitions.records.values.filter { $0.entityType == entityType }
        schemas[entityType] = CustomFieldSchema(
            entityType: entityType, definitions: definitions.sorted { $0.displayOrder < $1.displayOrder },
            revision: schemaRevisions[entityType, default: .first])
    }

    mutating func setRevision(_ revision: Revision, of entityType: EntityType) {
        schemaRevisions[entityType] = revision
        areSchemasChanged = true
    }

    mutating func count(_ key: CountKey, by difference: Int) { counts[key, default: 0] += difference }

    /// Of a subject that goes, with all that was counted for it.
    mutating func forgetCount(_ key: CountKey) { counts[key] = nil }
}

/// On whose behalf a change is made, and when.
struct ChangeContext {
    let scope: OrganizationScope
    let now: Timestamp
    /// As ``ChangeSet/geocodes`` says.
    var geocodes = false
}
#endif
