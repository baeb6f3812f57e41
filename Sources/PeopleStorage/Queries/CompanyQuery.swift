import PeopleDomain

/// Which companies are asked for.
public struct CompanyQuery: Hashable, Sendable {
    /// Must all occur in name, industry or website.
    public var search: SearchTerms?

    public init(search: SearchTerms? = nil) { self.search = search }
}
