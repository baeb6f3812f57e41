import PeopleApplication
import PeopleDomain

/// What a key is asked for with (contract, section 7).
enum APIKeyBody {
    /// - Throws: ``ValidationFailure`` with every fault.
    static func request(_ body: JSONObject) throws(ValidationFailure) -> APIKeyRequest {
        var reader = BodyReader(body)
        let name = reader.required("name", APIKeyName.init(_:))
        let lifetime = reader.number("expiresInDays") { (days) throws(FieldFault) in
            try APIKeyLifetime(days: Int(exactly: days) ?? 0)
        }
        let scopes = reader.scopes()
        let userID = reader.optionalID("userId") as User.ID?
        let isRestricted = reader.boolean("restrictedToOwn") ?? false
        try reader.finish()
        guard let name else { throw ValidationFailure(FieldFault("is not a key")) }
        return APIKeyRequest(
            name: name, lifetime: lifetime ?? .standard, scopes: scopes ?? APIKeyScope.standard, userID: userID,
            isRestrictedToOwnRecords: isRestricted)
    }
}

extension BodyReader {
    fileprivate mutating func scopes() -> Set<APIKeyScope>? {
        guard let elements = array("scopes") else { return nil }
        var scopes: Set<APIKeyScope> = []
        for element in elements {
            guard case .string(let text) = element, let scope = APIKeyScope(rawValue: text) else {
                faults.add("scopes", "must be an array of some of \"read\", \"write\" and \"admin\"")
                return nil
            }
            scopes.insert(scope)
        }
        if scopes.isEmpty { faults.add("scopes", "must not be empty") }
        return scopes
    }
}
