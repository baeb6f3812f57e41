import PeopleDomain

extension StoreRecord {
    /// All that is kept of the record, as JSON: the same bytes whatever store it is read from.
    ///
    /// The members stand in the order below, times are milliseconds since 1970, and what is missing is null.
    public var canonicalForm: [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            switch self {
            case .organization(let organization): writer.members(of: organization)
            case .customFields(let schema): writer.members(of: schema)
            case .company(let company): writer.members(of: company)
            case .person(let person): writer.members(of: person)
            case .user(let account): writer.members(of: account)
            case .note(let note): writer.members(of: note)
            case .apiKey(let key, let digest): writer.members(of: key, digest)
            case .profile(let profile): writer.members(of: profile)
            case .job(let job): writer.members(of: job)
            case .tokenUse(let use): writer.members(of: use)
            }
        }
        return writer.finish()
    }
}

extension JSONWriter {
    fileprivate mutating func members(of organization: Organization) {
        member("id", organization.id)
        member("name", organization.name.string)
        member("created", organization.createdAt)
    }

    fileprivate mutating func members(of schema: CustomFieldSchema) {
        member("entity", schema.entityType.rawValue)
        member("revision", schema.revision)
        name("fields")
        array(schema.definitions) { writer, definition in
            writer.object { $0.members(of: definition) }
        }
    }

    private mutating func members(of field: CustomFieldDefinition) {
        member("id", field.id)
        member("name", field.name.string)
        member("key", field.key.string)
        member("description", field.description?.string)
        member("flags", Int64(field.flags.rawValue))
        member("type", field.rules.type.rawValue)
        name("settings")
        if let settings = field.rules.settings { value(.object(settings)) } else { null() }
        member("order", Int64(field.displayOrder))
        member("created", field.createdAt)
        member("updated", field.updatedAt)
        member("revision", field.revision)
    }

    fileprivate mutating func members(of company: Company) {
        member("id", company.id)
        member("name", company.name.string)
        member("description", company.description?.string)
        member("website", company.website?.string)
        member("industry", company.industry?.string)
        member("address", company.address?.string)
        member("fields", company.customFields)
        member("created", company.createdAt)
        member("updated", company.updatedAt)
        member("revision", company.revision)
    }

    fileprivate mutating func members(of person: Person) {
        member("id", person.id)
        member("email", person.email?.string)
        member("first", person.firstName.string)
        member("last", person.lastName?.string)
        member("phone", person.phoneNumber?.string)
        member("address", person.address?.string)
        member("latitude", person.latitude?.degrees)
        member("longitude", person.longitude?.degrees)
        member("connector", person.isConnector)
        member("provider", person.isSolutionProvider)
        member("user", person.isFullUser)
        member("fields", person.customFields)
        member("company", person.company?.id)
        member("by", person.createdBy)
        member("created", person.createdAt)
        member("updated", person.updatedAt)
        member("revision", person.revision)
    }

    fileprivate mutating func members(of account: UserAccount) {
        member("id", account.id)
        member("restricted", account.isRestrictedToOwnRecords)
        member("created", account.createdAt)
    }

    fileprivate mutating func members(of note: Note) {
        member("id", note.id)
        switch note.subject {
        case .person(let id): member("person", id)
        case .company(let id): member("company", id)
        }
        member("content", note.content.string)
        member("by", note.createdBy)
        member("created", note.createdAt)
        member("updated", note.updatedAt)
        member("revision", note.revision)
    }

    fileprivate mutating func members(of key: APIKey, _ digest: APIKeyDigest) {
        member("id", key.id)
        member("user", key.userID)
        member("name", key.name.string)
        member("prefix", key.prefix)
        member("digest", Hexadecimal.string(digest.bytes))
        name("scopes")
        array(APIKeyScope.allCases.filter(key.scopes.contains)) { $0.value($1.rawValue) }
        member("restricted", key.isRestrictedToOwnRecords)
        member("created", key.createdAt)
        member("used", key.lastUsedAt)
        member("expires", key.expiresAt)
        member("revoked", key.revokedAt)
    }

    fileprivate mutating func members(of profile: EnrichmentProfile) {
        member("person", profile.personID)
        member("revision", profile.revision)
        name("content")
        value(json: profile.storedForm)
    }

    fileprivate mutating func members(of job: Job) {
        member("id", job.id)
        member("kind", job.kind.rawValue)
        member("person", job.personID)
        member("state", job.state.rawValue)
        member("attempts", Int64(job.attempts))
        member("by", job.requestedBy)
        member("created", job.createdAt)
        member("next", job.nextAttemptAt)
        member("started", job.startedAt)
        member("finished", job.finishedAt)
        name("report")
        value(json: job.report.putAwayForm)
    }

    fileprivate mutating func members(of use: TokenUse) {
        member("month", Int64(use.month))
        member("tokens", Int64(use.tokens))
    }

    // MARK: Members

    private mutating func member(_ name: StaticString, _ text: String?) {
        self.name(name)
        if let text { value(text) } else { null() }
    }

    private mutating func member<Entity>(_ name: StaticString, _ id: Identifier<Entity>?) {
        self.name(name)
        if let id { value(id) } else { null() }
    }

    /// Times before 1970 and far ahead have no written form; each has a number.
    private mutating func member(_ name: StaticString, _ time: Timestamp?) {
        member(name, time?.millisecondsSince1970)
    }

    private mutating func member(_ name: StaticString, _ revision: Revision) { member(name, revision.number) }

    private mutating func member(_ name: StaticString, _ number: Int64?) {
        self.name(name)
        if let number { value(Int(number)) } else { null() }
    }

    private mutating func member(_ name: StaticString, _ number: Double?) {
        self.name(name)
        if let number { value(number) } else { null() }
    }

    private mutating func member(_ name: StaticString, _ isSo: Bool) {
        self.name(name)
        value(isSo)
    }

    private mutating func member(_ name: StaticString, _ values: CustomFieldValues) {
        self.name(name)
        value(json: values.json)
    }
}
