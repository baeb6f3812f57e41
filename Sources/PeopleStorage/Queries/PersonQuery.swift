import PeopleDomain

/// Which people are asked for: those who meet every condition that is set.
public struct PersonQuery: Hashable, Sendable {
    /// Must all occur in first name, last name or email.
    public var search: SearchTerms?
    /// Belongs to this company. A company that the organization does not have matches nobody.
    public var companyID: Company.ID?

    public init(search: SearchTerms? = nil, companyID: Company.ID? = nil) {
        self.search = search
        self.companyID = companyID
    }
}
