import PeopleApplication
import PeopleDomain

/// What a user account is made of: a person who exists, or one who is created with it (contract, section 7).
enum UserBody {
    case existing(Person.ID, isRestricted: Bool)
    case new(person: JSONObject, isRestricted: Bool)

    /// - Throws: ``ValidationFailure`` with every fault of the first form. The second is read against a schema.
    init(_ body: JSONObject) throws(ValidationFailure) {
        var reader = BodyReader(body)
        let isRestricted = reader.boolean("restrictedToOwn") ?? false
        guard let id: Person.ID = reader.optionalID("personId") else {
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
