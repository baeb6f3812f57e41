import PeopleDomain

extension RecordRow {
    /// Reads id, name and time of creation.
    @inlinable
    public mutating func organization() -> Organization {
        let id = id(Organization.self)
        let name = OrganizationName(stored: text())
        return Organization(id: id, name: name, createdAt: time())
    }

    /// Reads id, email, first and last name, restriction, time.
    @inlinable
    public mutating func user() -> User {
        let id = id(Person.self)
        let email = optionalText().map { EmailAddress(stored: $0) }
        let firstName = FirstName(stored: text())
        let lastName = optionalText().map { LastName(stored: $0) }
        let isRestricted = bool()
        return User(
            id: id, email: email, firstName: firstName, lastName: lastName, isRestrictedToOwnRecords: isRestricted,
            createdAt: time())
    }

    /// Reads id, user, name, prefix, scopes (`storedBits`), restriction, and when it was created, last used, will expire and
    /// was revoked.
    @inlinable
    public mutating func apiKey() -> APIKey {
        let id = id(APIKey.self)
        let userID = self.id(Person.self)
        let name = APIKeyName(stored: text())
        let prefix = text()
        let scopes = Set(storedBits: int64())
        let isRestricted = bool()
        let createdAt = time()
        let lastUsedAt = optionalTime()
        let expiresAt = time()
        return APIKey(
            id: id, userID: userID, name: name, prefix: prefix, scopes: scopes,
            isRestrictedToOwnRecords: isRestricted, createdAt: createdAt, lastUsedAt: lastUsedAt,
            expiresAt: expiresAt, revokedAt: optionalTime())
    }

    /// Reads id, restriction, time.
    @inlinable
    public mutating func userAccount() -> UserAccount {
        let id = id(Person.self)
        let isRestricted = bool()
        return UserAccount(id: id, isRestrictedToOwnRecords: isRestricted, createdAt: time())
    }

    /// Reads time and id.
    @inlinable
    public mutating func place() -> StorePlace {
        let time = time()
        return StorePlace(time, id(StoreRecord.self))
    }
}
