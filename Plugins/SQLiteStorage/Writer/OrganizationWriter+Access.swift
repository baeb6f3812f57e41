#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func createUser(
        _ draft: PersonDraft, isRestrictedToOwnRecords: Bool, schema: Revision
    ) throws(StorageError) -> User {
        let (row, person) = try createPerson(draft, isFullUser: true, schema: schema)
        return try openAccount(
            of: person, row: row, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: person.createdAt)
    }

    func makeUser(_ id: Person.ID, isRestrictedToOwnRecords: Bool) throws(StorageError) -> User {
        let stored = try visiblePerson(id)
        if stored.person.isFullUser { throw .conflict(.alreadyUser) }
        // Nothing fails from here on.
        var person = stored.person
        person.isFullUser = true
        let record = person.touched(since: stored.person, at: now).record
        try update(record, stored: stored)
        try note(record, row: stored.row, .updated, record.fieldChanges(since: stored.person))
        // The id is the person's; of what is issued, only the time is wanted, which never falls behind.
        let time = transaction.issue(Person.self, now: now).time
        return try openAccount(
            of: record, row: stored.row, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: time)
    }

    private func openAccount(
        of person: Person, row: Int64, isRestrictedToOwnRecords: Bool, at time: Timestamp
    ) throws(StorageError) -> User {
        let account = UserAccount(id: person.id, isRestrictedToOwnRecords: isRestrictedToOwnRecords, createdAt: time)
        try insert(account, row: row)
        return User(
            id: person.id, email: person.email, firstName: person.firstName, lastName: person.lastName,
            isRestrictedToOwnRecords: isRestrictedToOwnRecords, createdAt: time)
    }

    /// - Parameter row: that of the person.
    func insert(_ account: UserAccount, row: Int64) throws(StorageError) {
        try connection.run(UserQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(account.id)
            $0.add(account.isRestrictedToOwnRecords ? 1 : 0)
            $0.add(account.createdAt)
        }
        transaction.count(.users, in: ordinal, by: 1)
    }

    // MARK: Keys

    func createAPIKey(_ draft: APIKeyDraft) throws(StorageError) -> APIKey {
        guard let userRow = try row(ofUser: draft.userID) else { throw .notFound(.user(draft.userID)) }
        let active = try connection.first(APIKeyQueries.activeCount) {
            $0.add(ordinal)
        } _: {
            $0.int()
        }
        if active ?? 0 >= StorageLimits.maximumActiveKeys { throw .conflict(.tooManyAPIKeys) }
        // Nothing fails from here on.
        let (id, time) = transaction.issue(APIKey.self, now: now)
        let key = APIKey(id: id, draft: draft, createdAt: time)
        try insert(key, draft.digest, userRow: userRow)
        return key
    }

    /// The row of a user; `nil` where there is none.
    func row(ofUser id: User.ID) throws(StorageError) -> Int64? {
        try connection.first(UserQueries.row) {
            $0.add(id)
            $0.add(ordinal)
        } _: {
            $0.int64()
        }
    }

    func insert(_ key: APIKey, _ digest: APIKeyDigest, userRow: Int64) throws(StorageError) {
        let row = try transaction.nextRow(APIKeyQueries.lastRow, in: rows)
        try connection.run(APIKeyQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(key.id)
            $0.add(userRow)
            $0.add(key.name.string)
            $0.add(key.prefix)
            $0.add(digest.bytes)
            $0.add(key.scopes.storedBits)
            $0.add(key.isRestrictedToOwnRecords ? 1 : 0)
            $0.add(key.createdAt)
            $0.add(key.lastUsedAt)
            $0.add(key.expiresAt)
            $0.add(key.revokedAt)
        }
    }

    func revokeAPIKey(_ id: APIKey.ID, of userID: User.ID?) throws(StorageError) -> APIKey {
        let found = try connection.first(APIKeyQueries.byID) {
            $0.add(id)
            $0.add(ordinal)
        } _: {
            $0.apiKey()
        }
        guard var key = found, userID == nil || key.userID == userID else { throw .notFound(.apiKey(id)) }
        if key.revokedAt == nil {
            key.revokedAt = now
            try connection.run(APIKeyQueries.revoke) {
                $0.add(id)
                $0.add(now)
            }
        }
        return key
    }
}
#endif
