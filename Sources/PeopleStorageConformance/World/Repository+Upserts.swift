import PeopleDomain
import PeopleStorage

extension PersonUpsert {
    /// An upsert by email of a person who has these things and nothing else.
    static func sample(
        _ firstName: String, email: String, company: CompanyReference? = nil,
        customFields: [String: CustomFieldValue] = [:]
    ) throws -> PersonUpsert {
        let draft = try PersonDraft.sample(
            firstName, email: email, company: company ?? .none, customFields: customFields)
        let patch = try PersonPatch(
            email: .set(EmailAddress(email)), firstName: .set(FirstName(firstName)),
            company: company.map { .set($0) } ?? .keep, customFields: .sample(customFields.mapValues { $0 }))
        return PersonUpsert(match: .email(try EmailAddress(email)), draft: .success(draft), patch: patch)
    }

    /// What is lacking in an input that has no first name.
    static let lacking = ValidationFailure(FieldFault(field: "firstName", "is required"))
}

extension CompanyUpsert {
    /// An upsert of a company that has these things and nothing else.
    static func sample(
        _ name: String, industry: String? = nil, customFields: [String: CustomFieldValue] = [:]
    ) throws -> CompanyUpsert {
        let name = try CompanyName(name)
        let industry = try industry.map { text in try Industry(text) }
        return CompanyUpsert(
            name: name,
            draft: .success(CompanyDraft(name: name, industry: industry, customFields: .sample(customFields))),
            patch: CompanyPatch(
                name: .set(name), industry: industry.map { .set($0) } ?? .keep,
                customFields: .sample(customFields.mapValues { $0 })))
    }
}

extension Repository {
    @discardableResult
    func upsertPerson(_ upsert: PersonUpsert, _ effect: WriteEffect) async throws -> Person {
        try await commit(.upsertPerson(upsert, schema: peopleSchema())).person(effect)
    }

    @discardableResult
    func upsertCompany(_ upsert: CompanyUpsert, _ effect: WriteEffect) async throws -> Company {
        let schema = try await customFieldSchema(for: .companies).revision
        return try await commit(.upsertCompany(upsert, schema: schema)).company(effect)
    }
}
