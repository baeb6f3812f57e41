import PeopleDomain

/// One record with all that a store keeps of it.
///
/// Two are equal where that is the same to the byte (``canonicalForm``).
public enum StoreRecord: Sendable {
    case organization(Organization)
    /// All definitions of an entity type are one record: what counts is that no two have one key or place.
    case customFields(CustomFieldSchema)
    case company(Company)
    /// Of its company only the id is kept: what else is said of it stands in the company's own record.
    case person(Person)
    case user(UserAccount)
    /// Without mentions, which are found in the content.
    case note(Note)
    case apiKey(APIKey, APIKeyDigest)
    /// Of a person who is there, and of whom something was found.
    case profile(EnrichmentProfile)
    /// Of a person who is there. Without the lease of one that is running, which is its worker's alone: a copy has a lease that
    /// is over, so that the next worker takes the job as one whose worker died.
    case job(Job)
    case tokenUse(TokenUse)

    public var table: StoreTable {
        switch self {
        case .organization: .organizations
        case .customFields: .customFields
        case .company: .companies
        case .person: .people
        case .user: .users
        case .note: .notes
        case .apiKey: .apiKeys
        case .profile: .profiles
        case .job: .jobs
        case .tokenUse: .tokenUse
        }
    }

    /// Its name, for a message.
    public var reference: RecordReference {
        switch self {
        case .organization(let organization): .organization(organization.id)
        case .customFields(let schema): .customFields(schema.entityType)
        case .company(let company): .company(company.id)
        case .person(let person): .person(person.id)
        case .user(let account): .user(account.id)
        case .note(let note): .note(note.id)
        case .apiKey(let key, _): .apiKey(key.id)
        case .profile(let profile): .enrichmentProfile(of: profile.personID)
        case .job(let job): .job(job.id)
        case .tokenUse(let use): .tokenUse(month: use.month)
        }
    }

    /// Where it stands in its table.
    public var place: StorePlace {
        switch self {
        case .organization(let organization): StorePlace(organization.createdAt, organization.id)
        case .customFields(let schema): schema.entityType.place
        case .company(let company): StorePlace(company.createdAt, company.id)
        case .person(let person): StorePlace(person.createdAt, person.id)
        case .user(let account): StorePlace(account.createdAt, account.id)
        case .note(let note): StorePlace(note.createdAt, note.id)
        case .apiKey(let key, _): StorePlace(key.createdAt, key.id)
        case .profile(let profile): profile.place
        case .job(let job): StorePlace(job.createdAt, job.id)
        case .tokenUse(let use): use.place
        }
    }
}

extension StoreRecord: Equatable {
    public static func == (a: Self, b: Self) -> Bool { a.canonicalForm == b.canonicalForm }
}

extension EntityType {
    /// Schemas were not created at any time: that of the people stands first.
    fileprivate var place: StorePlace {
        switch self {
        case .people: StorePlace(Timestamp(millisecondsSince1970: 0), Identifier<EntityType>(high: 0, low: 1))
        case .companies: StorePlace(Timestamp(millisecondsSince1970: 0), Identifier<EntityType>(high: 0, low: 2))
        }
    }
}

extension EnrichmentProfile {
    /// Something is found of people at any time: they stand in the order of the people.
    fileprivate var place: StorePlace { StorePlace(Timestamp(millisecondsSince1970: 0), personID) }
}

extension TokenUse {
    /// One for each month, in the order of the months.
    fileprivate var place: StorePlace {
        StorePlace(Timestamp(millisecondsSince1970: Int64(month)), Identifier<TokenUse>(high: 0, low: 1))
    }
}
