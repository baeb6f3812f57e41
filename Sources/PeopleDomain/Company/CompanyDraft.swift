/// What a company is created from. The store gives the id and the times.
public struct CompanyDraft: Hashable, Sendable {
    public var name: CompanyName
    public var description: CompanyDescription?
    public var website: WebsiteURL?
    public var industry: Industry?
    public var address: PostalAddress?
    public var customFields: CustomFieldValues

    public init(
        name: CompanyName, description: CompanyDescription? = nil, website: WebsiteURL? = nil,
        industry: Industry? = nil, address: PostalAddress? = nil, customFields: CustomFieldValues = .none
    ) {
        self.name = name
        self.description = description
        self.website = website
        self.industry = industry
        self.address = address
        self.customFields = customFields
    }
}

extension Company {
    /// A new record of a draft.
    public init(id: ID, draft: CompanyDraft, createdAt: Timestamp) {
        self.init(
            id: id, name: draft.name, description: draft.description, website: draft.website,
            industry: draft.industry, address: draft.address, customFields: draft.customFields, createdAt: createdAt,
            updatedAt: createdAt, revision: .first)
    }
}
