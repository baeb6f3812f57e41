#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func createUser(
        _ draft: PersonDraft, isRestrictedToOwnRecords: Bool, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> User {
        let person = try createPerson(draft, isFullUser: true, schema: schema, in: context)
        return openAccount(of: person, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: person.createdAt)
    }

    mutating func makeUser(
        _ id: Person.ID, isRestrictedToOwnRecords: Bool, in context: ChangeContext
    ) throws(StorageError) -> User {
        let earlier = try visiblePerson(id, in: context)
        if earlier.isFullUser { throw .conflict(.alreadyUser) }
        // Nothing fails from here on.
        var person = earlier
        person.isFullUser = true
        let record = person.touched(since: earlier, at: context.now).record
        people.update(record, as: id)
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        // The id is the person's; of what is issued, only the time is wanted, which never falls behind.
        let time = issue(Person.self, in: context).time
        return openAccount(of: record, isRestrictedToOwnRecords: isRestrictedToOwnRecords, at: time)
    }

    @discardableResult
    mutating func openAccount(
        of person: Person, isRestrictedToOwnRecords: Bool, at time: Timestamp
    ) -> User {
        let user = User(
            id: person.id, email: person.email, firstName: person.firstName, lastName: person.lastName,
            isRestrictedToOwnRecords: isRestrictedToOwnRecords, createdAt: time)
        users.insert(user, as: user.id)
        count(CountKey(.users), by: 1)
        return user
    }

    // MARK: Keys

    mutating func createAPIKey(_ draft: APIKeyDraft, in context: ChangeContext) throws(StorageError) -> APIKey {
        guard users[draft.userID] != nil else { throw .notFound(.user(draft.userID)) }
        if activeKeys >= StorageLimits.maximumActiveKeys { throw .conflict(.tooManyAPIKeys) }
        // Nothing fails from here on.
        let (id, time) = issue(APIKey.self, in: context)
        let key = APIKey(id: id, draft: draft, createdAt: time)
        apiKeys.insert(key, as: id)
        digests[id] = draft.digest
        activeKeys += 1
        return key
    }

    mutating func revokeAPIKey(
        _ id: APIKey.ID, of userID: User.ID?, in context: ChangeContext
    ) throws(StorageError) -> APIKey {
        guard var key = apiKeys[id], userID == nil || key.userID == userID else { throw .notFound(.apiKey(id)) }
        if key.revokedAt == nil {
            key.revokedAt = context.now
            apiKeys.update(key, as: id)
            activeKeys -= 1
        }
        return key
    }
}
#endif
