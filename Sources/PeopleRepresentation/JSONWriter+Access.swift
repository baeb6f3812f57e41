import PeopleApplication
import PeopleDomain

extension JSONWriter {
    package mutating func organization(_ organization: Organization) {
        object { writer in
            writer.name("id")
            writer.value(organization.id)
            writer.name("name")
            writer.value(organization.name.string)
            writer.name("createdAt")
            writer.value(organization.createdAt)
        }
    }

    package mutating func apiKeys(_ keys: [APIKey]) {
        object { writer in
            writer.name("apiKeys")
            writer.array(keys) { $0.apiKey($1) }
        }
    }

    /// Who calls, and with what key: `GET /api/me`.
    package mutating func me(_ caller: Caller) {
        object { writer in
            writer.name("organization")
            writer.object { writer in
                writer.name("id")
                writer.value(caller.organization.id)
                writer.name("name")
                writer.value(caller.organization.name.string)
            }
            writer.name("user")
            writer.object { $0.nameAndEmail(caller.user) }
            writer.name("key")
            if let key = caller.key { writer.apiKey(key) } else { writer.null() }
        }
    }

    /// - Parameter secret: for the one answer that shows it.
    package mutating func apiKey(_ key: APIKey, secret: APIKeySecret? = nil) {
        object { writer in
            writer.name("id")
            writer.value(key.id)
            writer.name("name")
            writer.value(key.name.string)
            writer.name("prefix")
            writer.value(key.prefix)
            writer.name("userId")
            writer.value(key.userID)
            writer.name("scopes")
            writer.array(APIKeyScope.allCases.filter(key.scopes.contains)) { $0.value($1.rawValue) }
            writer.name("restrictedToOwn")
            writer.value(key.isRestrictedToOwnRecords)
            writer.name("createdAt")
            writer.value(key.createdAt)
            writer.name("lastUsedAt")
            writer.optional(key.lastUsedAt)
            writer.name("expiresAt")
            writer.value(key.expiresAt)
            writer.name("revokedAt")
            writer.optional(key.revokedAt)
            if let secret {
                writer.name("secret")
                writer.value(secret.revealed)
            }
        }
    }

    package mutating func user(_ user: User) {
        object { writer in
            writer.nameAndEmail(user)
            writer.name("restrictedToOwn")
            writer.value(user.isRestrictedToOwnRecords)
            writer.name("createdAt")
            writer.value(user.createdAt)
        }
    }

    private mutating func nameAndEmail(_ user: User) {
        name("id")
        value(user.id)
        name("email")
        optional(user.email?.string)
        name("firstName")
        value(user.firstName.string)
        name("lastName")
        optional(user.lastName?.string)
    }
}
