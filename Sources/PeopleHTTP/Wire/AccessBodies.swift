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
        let userID = reader.userID("userId")
        let isRestricted = reader.boolean("restrictedToOwn") ?? false
        try reader.finish()
        guard let name else { throw ValidationFailure(FieldFault("is not a key")) }
        return APIKeyRequest(
            name: name, lifetime: lifetime ?? .standard, scopes: scopes ?? APIKeyScope.standard, userID: userID,
            isRestrictedToOwnRecords: isRestricted)
    }
}

/// What a user account is made of: a person who exists, or one who is created with it (contract, section 7).
enum UserBody {
    case existing(Person.ID, isRestricted: Bool)
    case new(person: JSONObject, isRestricted: Bool)

    /// - Throws: ``ValidationFailure`` with every fault of the first form. The second is read against a schema.
    init(_ body: JSONObject) throws(ValidationFailure) {
        var reader = BodyReader(body)
        let isRestricted = reader.boolean("restrictedToOwn") ?? false
        guard let id = reader.userID("personId") else {
            try reader.faults.throwIfAny()
            var person = body
            person["personId"] = nil
            person["restrictedToOwn"] = nil
            self = .new(person: person, isRestricted: isRestricted)
            return
        }
        try reader.finish()
        self = .existing(id, isRestricted: isRestricted)
    }
}

/// A note as a client sends it (contract, section 5).
enum NoteBody {
    /// What an answer shows and a client can't set.
    private static let shownOnly = [
        "id", "entityType", "entityId", "dealId", "createdByUserId", "organizationId", "notePeople", "noteCompanies",
        "createdAt", "updatedAt",
    ]

    /// - Throws: ``ValidationFailure`` with every fault.
    static func content(_ body: JSONObject, isPatch: Bool = false) throws(ValidationFailure) -> NoteContent {
        var reader = BodyReader(body)
        if isPatch { reader.ignore(shownOnly) }
        let content = reader.required("content", NoteContent.init(_:))
        try reader.finish()
        guard let content else { throw ValidationFailure(FieldFault(field: "content", "is required")) }
        return content
    }
}

extension BodyReader {
    fileprivate mutating func userID(_ name: String) -> User.ID? {
        optional(name) { (text) throws(FieldFault) -> User.ID in
            guard let id = User.ID(text.trimmingWhiteSpace()) else { throw FieldFault("must be a UUID") }
            return id
        }
    }

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
