import PeopleDomain

/// A company as a client sends it (contract, section 3).
enum CompanyBody {
    /// What an answer shows and a client can't set.
    static let shownOnly = ["id", "createdAt", "updatedAt"]

    /// - Throws: ``ValidationFailure`` with every fault.
    static func draft(_ body: JSONObject, _ schema: CustomFieldSchema) throws(ValidationFailure) -> CompanyDraft {
        var reader = BodyReader(body)
        let name = reader.required("name", CompanyName.init(_:))
        let description = reader.optional("description", CompanyDescription.init(_:))
        let website = reader.optional("website", WebsiteURL.init(_:))
        let industry = reader.optional("industry", Industry.init(_:))
        let address = reader.optional("address", PostalAddress.init(_:))
        let customFields = reader.customFields(new: schema)
        try reader.finish()
        guard let name, let customFields else { throw ValidationFailure(FieldFault("is not a company")) }
        return CompanyDraft(
            name: name, description: description, website: website, industry: industry, address: address,
            customFields: customFields)
    }

    /// - Parameter key: by what companies are matched: their name, as also no key says.
    /// - Throws: ``ValidationFailure`` with every fault but those that only a new company has.
    static func upsert(
        _ body: JSONObject, by key: String?, _ schema: CustomFieldSchema
    ) throws(ValidationFailure) -> CompanyUpsert {
        let halves = try UpsertHalves { () throws(ValidationFailure) in
            var reader = BodyReader(body)
            if let key, key != "name" { reader.faults.add("match", "must be name") }
            let name = reader.required("name", CompanyName.init(_:))
            try reader.faults.throwIfAny()
            guard let name else { throw reader.faults.failure }
            return name
        } draft: { () throws(ValidationFailure) in
            try draft(body.without(shownOnly), schema)
        } patch: { () throws(ValidationFailure) in
            try patch(body, schema)
        }
        return CompanyUpsert(name: halves.match, draft: halves.draft, patch: halves.patch)
    }

    /// - Throws: ``ValidationFailure`` with every fault.
    static func patch(_ body: JSONObject, _ schema: CustomFieldSchema) throws(ValidationFailure) -> CompanyPatch {
        var reader = BodyReader(body)
        reader.ignore(shownOnly)
        let patch = CompanyPatch(
            name: reader.requiredUpdate("name", CompanyName.init(_:)),
            description: reader.optionalUpdate("description", CompanyDescription.init(_:)),
            website: reader.optionalUpdate("website", WebsiteURL.init(_:)),
            industry: reader.optionalUpdate("industry", Industry.init(_:)),
            address: reader.optionalUpdate("address", PostalAddress.init(_:)),
            customFields: reader.customFieldChanges(schema))
        try reader.finish()
        return patch
    }
}
