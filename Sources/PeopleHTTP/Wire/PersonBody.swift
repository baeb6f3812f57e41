import PeopleDomain

/// A person as a client sends it (contract, section 2).
enum PersonBody {
    /// What an answer shows and a client can't set.
    static let shownOnly = ["id", "isFullUser", "company", "createdAt", "updatedAt"]

    /// - Throws: ``ValidationFailure`` with every fault.
    static func draft(_ body: JSONObject, _ schema: CustomFieldSchema) throws(ValidationFailure) -> PersonDraft {
        var reader = BodyReader(body)
        let draft = draft(&reader, schema)
        try reader.finish()
        guard let draft else { throw ValidationFailure(FieldFault("is not a person")) }
        return draft
    }

    /// - Returns: `nil` where a fault was noted.
    static func draft(_ reader: inout BodyReader, _ schema: CustomFieldSchema) -> PersonDraft? {
        let email = reader.required("email", EmailAddress.init(_:))
        let firstName = reader.required("firstName", FirstName.init(_:))
        let lastName = reader.optional("lastName", LastName.init(_:))
        let phoneNumber = reader.optional("phoneNumber", PhoneNumber.init(_:))
        let address = reader.optional("address", PostalAddress.init(_:))
        let latitude = reader.number("latitude", Latitude.init(_:))
        let longitude = reader.number("longitude", Longitude.init(_:))
        let isConnector = reader.boolean("isConnector") ?? false
        let isSolutionProvider = reader.boolean("isSolutionProvider") ?? false
        let company = reader.companyReference()
        let customFields = reader.customFields(new: schema)
        guard let email, let firstName, let customFields else { return nil }
        return PersonDraft(
            email: email, firstName: firstName, lastName: lastName, phoneNumber: phoneNumber, address: address,
            latitude: latitude, longitude: longitude, isConnector: isConnector,
            isSolutionProvider: isSolutionProvider, company: company ?? .none, customFields: customFields)
    }

    /// - Throws: ``ValidationFailure`` with every fault but those that only a new person has.
    static func upsert(
        _ body: JSONObject, by key: PersonMatchKey, _ schema: CustomFieldSchema
    ) throws(ValidationFailure) -> PersonUpsert {
        let halves = try UpsertHalves { () throws(ValidationFailure) in
            try key.match(in: body, schema)
        } draft: { () throws(ValidationFailure) in
            try draft(body.without(shownOnly), schema)
        } patch: { () throws(ValidationFailure) in
            try patch(body, schema)
        }
        return PersonUpsert(match: halves.match, draft: halves.draft, patch: halves.patch)
    }

    /// - Throws: ``ValidationFailure`` with every fault.
    static func patch(_ body: JSONObject, _ schema: CustomFieldSchema) throws(ValidationFailure) -> PersonPatch {
        var reader = BodyReader(body)
        reader.ignore(shownOnly)
        let patch = PersonPatch(
            email: reader.requiredUpdate("email", EmailAddress.init(_:)),
            firstName: reader.requiredUpdate("firstName", FirstName.init(_:)),
            lastName: reader.optionalUpdate("lastName", LastName.init(_:)),
            phoneNumber: reader.optionalUpdate("phoneNumber", PhoneNumber.init(_:)),
            address: reader.optionalUpdate("address", PostalAddress.init(_:)),
            latitude: reader.numberUpdate("latitude", Latitude.init(_:)),
            longitude: reader.numberUpdate("longitude", Longitude.init(_:)),
            isConnector: reader.booleanUpdate("isConnector"),
            isSolutionProvider: reader.booleanUpdate("isSolutionProvider"),
            company: reader.companyUpdate(body),
            customFields: reader.customFieldChanges(schema))
        try reader.finish()
        return patch
    }
}

extension BodyReader {
    /// `companyId` wins over `companyName`; `nil` where neither says anything.
    fileprivate mutating func companyReference() -> CompanyReference? {
        let id: Company.ID? = optionalID("companyId")
        let name = optional("companyName", CompanyName.init(_:))
        return id.map { .existing($0) } ?? name.map { .named($0) }
    }

    /// A `companyId` of `null` unlinks, unless a name says otherwise.
    fileprivate mutating func companyUpdate(_ body: JSONObject) -> FieldUpdate<CompanyReference> {
        if let reference = companyReference() { return .set(reference) }
        return body["companyId"] == .null ? .set(.none) : .keep
    }

    /// `nil` where a fault was noted.
    mutating func customFields(new schema: CustomFieldSchema) -> CustomFieldValues? {
        let values = object("customFields") ?? JSONObject()
        return faults.parse("customFields") { () throws(ValidationFailure) in try schema.check(new: values) }
    }

    mutating func customFieldChanges(_ schema: CustomFieldSchema) -> CustomFieldChanges {
        guard let values = object("customFields") else { return .none }
        return faults.parse("customFields") { () throws(ValidationFailure) in try schema.check(changes: values) }
            ?? .none
    }
}
