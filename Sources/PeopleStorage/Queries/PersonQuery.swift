import PeopleDomain

/// Which people are asked for, those who meet every condition that is set, and in which order.
public struct PersonQuery: Hashable, Sendable {
    /// Must all occur in first name, last name or email.
    public var search: SearchTerms?
    /// Belongs to this company. A company that the organization does not have matches nobody.
    public var companyID: Company.ID?
    /// What the fields must have, and the order.
    public var fields: RecordQuery

    public init(search: SearchTerms? = nil, companyID: Company.ID? = nil, fields: RecordQuery = .all) {
        self.search = search
        self.companyID = companyID
        self.fields = fields
    }
}
