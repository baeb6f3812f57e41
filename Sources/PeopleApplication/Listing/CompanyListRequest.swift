import PeopleDomain
import PeopleStorage

/// Which companies a client asks for, in which order, and which part of them (contract, section 3).
public struct CompanyListRequest: Hashable, Sendable {
    /// Must all occur in name, industry or website.
    public var search: SearchTerms?
    /// All must be met.
    public var filters: [FieldFilter]
    /// Newest first where there is none.
    public var sort: [SortTerm]
    public var paging: Paging

    public init(
        search: SearchTerms? = nil, filters: [FieldFilter] = [], sort: [SortTerm] = [], paging: Paging = .first
    ) {
        self.search = search
        self.filters = filters
        self.sort = sort
        self.paging = paging
    }
}
