/// What is shown of a company beside its people.
public struct CompanySummary: Hashable, Sendable {
    public let id: Company.ID
    public let name: CompanyName
    public let industry: Industry?
    public let website: WebsiteURL?

    public init(id: Company.ID, name: CompanyName, industry: Industry?, website: WebsiteURL?) {
        self.id = id
        self.name = name
        self.industry = industry
        self.website = website
    }

    public init(_ company: Company) {
        self.init(id: company.id, name: company.name, industry: company.industry, website: company.website)
    }
}
