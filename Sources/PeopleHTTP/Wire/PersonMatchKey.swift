import PeopleDomain

/// By what a request matches people (contract, section 2).
enum PersonMatchKey: Hashable, Sendable {
    case email
    case customField(CustomFieldKey)

    /// - Parameter name: `email`, which is also what no name means, or the key of a custom field.
    init(_ name: String?) {
        switch name {
        case nil, "email": self = .email
        case let name?: self = .customField(CustomFieldKey(name))
        }
    }

    /// What a body says of it.
    ///
    /// - Throws: ``ValidationFailure`` where people can't be matched by it, or the body has no value of it.
    func match(in body: JSONObject, _ schema: CustomFieldSchema) throws(ValidationFailure) -> PersonMatch {
        var reader = BodyReader(body)
        let match: PersonMatch?
        switch self {
        case .email: match = reader.required("email", EmailAddress.init(_:)).map { .email($0) }
        case .customField(let key):
            let definition = reader.faults.parse("match") { () throws(FieldFault) in try schema.uniqueDefinition(key) }
            match = definition.flatMap { reader.value(of: $0).map { .customField(key, $0) } }
        }
        guard let match else { throw reader.faults.failure }
        return match
    }
}

extension BodyReader {
    /// The value of a custom field that must have one; `nil` where a fault was noted.
    fileprivate mutating func value(of definition: CustomFieldDefinition) -> CustomFieldValue? {
        let path = "customFields.\(definition.key)"
        let value = object("customFields")?[definition.key.string] ?? .null
        return faults.parse(path) { () throws(FieldFault) in
            guard let checked = try definition.rules.check(value) else {
                throw FieldFault("is required, since people are matched by it")
            }
            return checked
        }
    }
}
