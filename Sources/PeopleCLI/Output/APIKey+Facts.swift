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
