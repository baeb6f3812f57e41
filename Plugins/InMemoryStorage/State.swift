import PeopleDomain
import PeopleStorage

/// All that the storage knows: a value that commits turn into the next one.
struct State: Sendable {
    /// The state of a storage that was closed: nothing, for good.
    static let closed: State = {
        var state = State()
        state.isClosed = true
        return state
    }()

    private(set) var isClosed = false
    var organizations = Table<Organization>()
    /// By the folded name.
    var organizationsByName: [String: Organization.ID] = [:]
    private(set) var keysByDigest: [APIKeyDigest: APIKey.ID] = [:]
    private(set) var digestsOfKeys: [APIKey.ID: APIKeyDigest] = [:]
    private(set) var organizationsOfKeys: [APIKey.ID: Organization.ID] = [:]

    var records: [Organization.ID: OrganizationState] = [:]
    /// One for all organizations, so that no id is issued twice even where the clock stands still.
    var identifiers = IdentifierGenerator()

    /// The records of an organization. One that was never founded has none.
    func records(of id: Organization.ID) -> OrganizationState { records[id] ?? OrganizationState() }

    // MARK: Writes

    /// Does the changes of a set in order: all or none, or as the set says.
    ///
    /// A change checks everything before it touches anything, so that a set of one needs no way back. A longer set
    /// keeps the value from before, at the price of a copy of the tables that it writes to.
    ///
    /// - Throws: what the first change that fails throws, or `notFound(.organization)`; for a claim what
    ///   ``Repository/commit(_:claiming:)`` does.
    mutating func commit(
        _ set: ChangeSet, claiming claim: IdempotencyClaim?, scope: OrganizationScope, now: Timestamp
    ) throws(StorageError) -> ClaimedOutcomes {
        let id = scope.organizationID
        guard organizations[id] != nil else { throw .notFound(.organization(id)) }
        if let claim, let earlier = try claim.outcomes(of: records[id]?.claims[claim.key], at: now) { return earlier }
        var context = CommitContext(
            scope: scope, now: now, geocodes: set.geocodes, identifiers: identifiers)
        // Also after a failure: what was issued once is not issued again.
        defer { identifiers = context.identifiers }
        let before = set.changes.count > 1 || claim != nil ? records[id] : nil
        let outcomes: [ChangeOutcome]
        do {
            outcomes = try set.outcomes { change throws(StorageError) in
                // Through the dictionary's subscript the value is changed where it stands, without a copy.
                try records[id, default: OrganizationState()].apply(change, in: &context)
            }
            if let claim, !set.isRefused(outcomes) {
                let kept = try claim.keeping(outcomes, at: now)
                records[id]?.claims.sweep(at: now)
                records[id]?.claims.keep(kept)
            }
        } catch {
            if let before { records[id] = before }
            throw error
        }
        if set.isRefused(outcomes) {
            if let before { records[id] = before }
            return ClaimedOutcomes(outcomes, areOfEarlier: false)
        }
        for case (.createAPIKey(let draft), .apiKey(let key)) in zip(set.changes, outcomes) {
            register(key, digest: draft.digest, of: id)
        }
        return ClaimedOutcomes(outcomes, areOfEarlier: false)
    }

    /// Makes an organization with its owner and the owner's first key.
    mutating func found(
        _ founding: OrganizationFounding, now: Timestamp
    ) throws(StorageError) -> FoundedOrganization {
        let nameKey = founding.name.comparisonKey
        guard organizationsByName[nameKey] == nil else { throw .conflict(.organizationNameTaken) }
        let (id, time) = identifiers.issue(Organization.self, now: now)
        let organization = Organization(id: id, name: founding.name, createdAt: time)
        let scope = OrganizationScope(mintedFor: id, actor: nil, visibility: .all)
        var context = CommitContext(scope: scope, now: now, identifiers: identifiers)
        defer { identifiers = context.identifiers }
        var founded = OrganizationState()
        let owner = try founded.createUser(
            founding.owner, isRestrictedToOwnRecords: false, schema: founded[schema: .people].revision, in: &context)
        let draft = founding.key.draft(for: owner.id)
        let key = try founded.createAPIKey(draft, in: &context)
        // Nothing fails from here on.
        organizations.insert(organization)
        organizationsByName[nameKey] = id
        records[id] = founded
        register(key, digest: draft.digest, of: id)
        return FoundedOrganization(organization: organization, owner: owner, key: key)
    }

    /// Notes when keys were used, never earlier than noted before.
    mutating func recordUse(of keys: [APIKey.ID: Timestamp]) {
        for (key, time) in keys {
            guard let organization = organizationsOfKeys[key] else { continue }
            records[organization]?.recordUse(of: key, at: time)
        }
    }

    /// Removes for good what was put into the trash before a time, the oldest first.
    mutating func emptyTrash(deletedBefore time: Timestamp, limit: Int) -> Int {
        var due: [(deletedAt: Timestamp, organization: Organization.ID, subject: HistorySubject)] = []
        for (organization, state) in records {
            due += state.trash.people.map { ($0.value.deleted.deletedAt, organization, .person($0.key)) }
            due += state.trash.companies.map { ($0.value.deleted.deletedAt, organization, .company($0.key)) }
        }
        due = due.filter { $0.deletedAt < time }.sorted { $0.deletedAt < $1.deletedAt }
        for (_, organization, subject) in due.prefix(limit) {
            switch subject {
            case .person(let id): records[organization]?.forgetPerson(id)
            case .company(let id): records[organization]?.forgetCompany(id)
            }
        }
        return min(limit, due.count)
    }

    mutating func register(_ key: APIKey, digest: APIKeyDigest, of organization: Organization.ID) {
        keysByDigest[digest] = key.id
        digestsOfKeys[key.id] = digest
        organizationsOfKeys[key.id] = organization
    }

    // MARK: Reads

    func organization(named name: OrganizationName) -> Organization? {
        organizationsByName[name.comparisonKey].flatMap { organizations[$0] }
    }

    func keyHolder(_ digest: APIKeyDigest) -> APIKeyHolder? {
        guard let keyID = keysByDigest[digest], let id = organizationsOfKeys[keyID],
            let organization = organizations[id],
            let records = records[id], let key = records.apiKeys[keyID], let user = records.user(key.userID)
        else { return nil }
        return APIKeyHolder(organization: organization, user: user, key: key)
    }
}
