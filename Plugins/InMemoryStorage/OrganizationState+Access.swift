import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func user(_ id: User.ID) -> User? {
        guard let account = accounts[id], let person = people[id]?.person else { return nil }
        return User(account, person)
    }

    func users(page: PageRequest) -> Page<User> {
        let page = accounts.page(page) { user($0.id) }
        return Page(
            items: page.items.compactMap(\.self), total: page.total, hasMore: page.hasMore, request: page.request)
    }

    func user(withEmail email: EmailAddress) -> User? {
        peopleByEmail[email.comparisonKey].flatMap(user)
    }

    func apiKeys(of userID: User.ID?) -> [APIKey] {
        let keys = apiKeys.newestFirst.lazy.filter { userID == nil || $0.userID == userID }
        return Array(keys.prefix(StorageLimits.maximumListed))
    }

    // MARK: Users

    mutating func createUser(
        _ draft: PersonDraft, isRestrictedToOwnRecords: Bool, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> User {
        let person = try createPerson(draft, isFullUser: true, schema: schema, in: &context)
        return openAccount(of: person, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: person.createdAt)
    }

    mutating func makeUser(
        _ id: Person.ID, isRestrictedToOwnRecords: Bool, in context: inout CommitContext
    ) throws(StorageError) -> User {
        let earlier = try visiblePerson(id, in: context)
        if earlier.isFullUser { throw .conflict(.alreadyUser) }
        // Nothing fails from here on.
        var person = earlier
        person.isFullUser = true
        let record = person.touched(since: earlier, at: context.now).record
        people.replace(PersonRow(record))
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        // The id is the person's; of what is issued, only the time is wanted, which never falls behind.
        let time = context.issue(Person.self).time
        return openAccount(of: record, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: time)
    }

    private mutating func openAccount(
        of person: Person, isRestrictedToOwnRecords: Bool, at time: Timestamp
    ) -> User {
        let account = UserAccount(
            id: person.id, isRestrictedToOwnRecords: isRestrictedToOwnRecords, createdAt: time)
        accounts.insert(account)
        return User(account, person)
    }

    // MARK: Keys

    /// The digest is the business of ``State``, which finds keys by it across organizations.
    mutating func createAPIKey(
        _ draft: APIKeyDraft, in context: inout CommitContext
    ) throws(StorageError) -> APIKey {
        guard accounts[draft.userID] != nil else { throw .notFound(.user(draft.userID)) }
        guard apiKeys.newestFirst.count(where: { $0.revokedAt == nil }) < StorageLimits.maximumActiveKeys else {
            throw .conflict(.tooManyAPIKeys)
        }
        let (id, time) = context.issue(APIKey.self)
        let key = APIKey(id: id, draft: draft, createdAt: time)
        apiKeys.insert(key)
        return key
    }

    mutating func revokeAPIKey(
        _ id: APIKey.ID, of userID: User.ID?, in context: CommitContext
    ) throws(StorageError) -> APIKey {
        guard var key = apiKeys[id], userID == nil || key.userID == userID else { throw .notFound(.apiKey(id)) }
        if key.revokedAt == nil {
            key.revokedAt = context.now
            apiKeys.replace(key)
        }
        return key
    }

    mutating func recordUse(of id: APIKey.ID, at time: Timestamp) {
        guard var key = apiKeys[id] else { return }
        if let noted = key.lastUsedAt, noted >= time { return }
        key.lastUsedAt = time
        apiKeys.replace(key)
    }
}

extension User {
    fileprivate init(_ account: UserAccount, _ person: Person) {
        self.init(
            id: person.id, email: person.email, firstName: person.firstName, lastName: person.lastName,
            isRestrictedToOwnRecords: account.isRestrictedToOwnRecords, createdAt: account.createdAt)
    }
}
