#if SQLite
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads id, name and time of creation.
    mutating func organization() -> Organization {
        let id = id(Organization.self)
        let name = OrganizationName(stored: text())
        return Organization(id: id, name: name, createdAt: time())
    }

    /// Reads ``UserQueries/columns``.
    mutating func user() -> User {
        let id = id(Person.self)
        let email = optionalText().map { EmailAddress(stored: $0) }
        let firstName = FirstName(stored: text())
        let lastName = optionalText().map { LastName(stored: $0) }
        let isRestricted = int64() != 0
        return User(
            id: id, email: email, firstName: firstName, lastName: lastName, isRestrictedToOwnRecords: isRestricted,
            createdAt: time())
    }

    /// Reads ``APIKeyQueries/columns``.
    mutating func apiKey() -> APIKey {
        let id = id(APIKey.self)
        let userID = self.id(Person.self)
        let name = APIKeyName(stored: text())
        let prefix = text()
        let scopes = Set(storedBits: int64())
        let isRestricted = int64() != 0
        let createdAt = time()
        let lastUsedAt = optionalTime()
        let expiresAt = time()
        return APIKey(
            id: id, userID: userID, name: name, prefix: prefix, scopes: scopes,
            isRestrictedToOwnRecords: isRestricted, createdAt: createdAt, lastUsedAt: lastUsedAt,
            expiresAt: expiresAt, revokedAt: optionalTime())
    }
}
#endif
