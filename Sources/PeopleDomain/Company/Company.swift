/// An organization's record of a company that its people belong to.
public struct Company: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Company>

    public let id: ID
    /// Unique in the organization without regard to case.
    public var name: CompanyName
    public var description: CompanyDescription?
    public var website: WebsiteURL?
    public var industry: Industry?
    public var address: PostalAddress?
    public var customFields: CustomFieldValues
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public var revision: Revision

    public init(
        id: ID, name: CompanyName, description: CompanyDescription?, website: WebsiteURL?, industry: Industry?,
        address: PostalAddress?, customFields: CustomFieldValues, createdAt: Timestamp, updatedAt: Timestamp,
        revision: Revision
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.website = website
        self.industry = industry
        self.address = address
        self.customFields = customFields
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }
}
