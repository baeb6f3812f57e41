import PeopleDomain
import PeopleStorage

// Steps that many cases take with companies, custom fields, notes and keys.
extension Repository {
    @discardableResult
    func createCompany(
        _ name: String, website: String? = nil, industry: String? = nil,
        customFields: [String: CustomFieldValue] = [:]
    ) async throws -> Company {
        let draft = try CompanyDraft(
            name: CompanyName(name), website: website.map { text in try WebsiteURL(text) },
            industry: industry.map { text in try Industry(text) }, customFields: .sample(customFields))
        return try await createCompany(draft)
    }

    @discardableResult
    func createCompany(_ draft: CompanyDraft) async throws -> Company {
        let schema = try await customFieldSchema(for: .companies).revision
        return try await commit(.createCompany(draft, schema: schema)).company(.created)
    }

    @discardableResult
    func updateCompany(
        _ id: Company.ID, _ patch: CompanyPatch, _ effect: WriteEffect = .updated
    ) async throws -> Company {
        let schema = try await customFieldSchema(for: .companies).revision
        return try await commit(.updateCompany(id, patch, schema: schema)).company(effect)
    }

    @discardableResult
    func renameCompany(_ id: Company.ID, to name: String) async throws -> Company {
        try await updateCompany(id, CompanyPatch(name: .set(CompanyName(name))))
    }

    @discardableResult
    func deleteCompany(_ id: Company.ID) async throws -> Company {
        try await commit(.deleteCompany(id)).company(.deleted)
    }

    func presentCompany(_ id: Company.ID, fileID: String = #fileID, line: Int = #line) async throws -> Company {
        try await expectPresent(company(id), "the company", fileID: fileID, line: line)
    }

    func everyCompany(matching query: CompanyQuery = CompanyQuery()) async throws -> [Company] {
        try await allPages { page in try await companies(matching: query, page: page) }
    }

    /// The names of the companies that a search finds, in alphabetical order.
    func findCompanies(_ text: String) async throws -> [String] {
        try await everyCompany(matching: CompanyQuery(search: SearchTerms(text))).map(\.name.string).sorted()
    }

    @discardableResult
    func defineField(
        _ name: String, _ rules: CustomFieldRules = .text(maximumLength: nil), for entityType: EntityType = .people,
        flags: CustomFieldFlags = []
    ) async throws -> CustomFieldDefinition {
        let draft = try CustomFieldDraft(
            entityType: entityType, name: CustomFieldName(name), flags: flags, rules: rules)
        return try await commit(.createCustomField(draft)).customField(.created, recordsTouched: 0)
    }

    @discardableResult
    func addNote(_ text: String, about subject: NoteSubject) async throws -> Note {
        try await commit(.createNote(NoteContent(text), about: subject)).note(.created)
    }

    func everyNote(about subject: NoteSubject) async throws -> [Note] {
        try await allPages { page in try await notes(about: subject, page: page) }
    }

    @discardableResult
    func createKey(
        _ name: String, for user: User.ID, scopes: Set<APIKeyScope> = APIKeyScope.standard,
        isRestricted: Bool = false, days: Int = 90
    ) async throws -> APIKey {
        try await commit(
            .createAPIKey(.sample(name, for: user, scopes: scopes, isRestricted: isRestricted, days: days))
        ).apiKey()
    }
}

extension APIKeyDraft {
    /// A draft whose digest is made from the name.
    static func sample(
        _ name: String, for user: User.ID, scopes: Set<APIKeyScope> = APIKeyScope.standard,
        isRestricted: Bool = false, days: Int = 90
    ) throws -> APIKeyDraft {
        try APIKeyDraft(
            userID: user, name: APIKeyName(name), prefix: "introzy_12345678", digest: .sample(name), scopes: scopes,
            isRestrictedToOwnRecords: isRestricted, lifetime: APIKeyLifetime(days: days))
    }
}

extension SelectOptions {
    static func sample(_ values: String...) throws -> SelectOptions {
        try SelectOptions(values.map { value in try SelectOption(value: OptionText(value)) })
    }
}
