import PeopleDomain

/// Which companies are asked for, and in which order.
public struct CompanyQuery: Hashable, Sendable {
    /// Must all occur in name, industry or website.
    public var search: SearchTerms?
    /// What the fields must have, and the order.
    public var fields: RecordQuery

    public init(search: SearchTerms? = nil, fields: RecordQuery = .all) {
        self.search = search
        self.fields = fields
    }
}
