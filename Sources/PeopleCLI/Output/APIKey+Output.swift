import PeopleDomain

extension APIKey {
    /// In the order in which they are declared.
    var scopeList: String {
        APIKeyScope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: ",")
    }

    /// For a person.
    var facts: [(name: String, value: String)] {
        let facts = [
            ("id", id.description), ("name", name.string), ("scopes", scopeList), ("expires", expiresAt.description),
        ]
        return facts + (revokedAt.map { [("revoked", $0.description)] } ?? [])
    }
}

extension JSONWriter {
    /// A key as the API shows it (contract, section 7), with its secret where it was just made.
    mutating func value(_ key: APIKey, secret: APIKeySecret? = nil) {
        object { writer in
            writer.name("id")
            writer.value(key.id)
            writer.name("name")
            writer.value(key.name.string)
            writer.name("prefix")
            writer.value(key.prefix)
            writer.name("scopes")
            writer.array(APIKeyScope.allCases.filter(key.scopes.contains)) { $0.value($1.rawValue) }
            writer.name("restrictedToOwn")
            writer.value(key.isRestrictedToOwnRecords)
            writer.name("userId")
            writer.value(key.userID)
            writer.name("createdAt")
            writer.value(key.createdAt)
            writer.name("lastUsedAt")
            writer.value(key.lastUsedAt)
            writer.name("expiresAt")
            writer.value(key.expiresAt)
            writer.name("revokedAt")
            writer.value(key.revokedAt)
            if let secret {
                writer.name("secret")
                writer.value(secret.revealed)
            }
        }
    }

    private mutating func value(_ time: Timestamp?) {
        if let time { value(time) } else { null() }
    }
}
