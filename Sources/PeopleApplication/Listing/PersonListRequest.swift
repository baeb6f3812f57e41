import PeopleDomain
import PeopleStorage

/// Which people a client asks for, in which order, and which part of them (contract, section 2).
public struct PersonListRequest: Hashable, Sendable {
    /// Must all occur in first name, last name or email.
    public var search: SearchTerms?
    /// A company that the organization does not have has nobody.
    public var companyID: Company.ID?
    /// All must be met.
    public var filters: [FieldFilter]
    /// Newest first where there is none.
    public var sort: [SortTerm]
    public var paging: Paging

    public init(
        search: SearchTerms? = nil, companyID: Company.ID? = nil, filters: [FieldFilter] = [], sort: [SortTerm] = [],
        paging: Paging = .first
    ) {
        self.search = search
        self.companyID = companyID
        self.filters = filters
        self.sort = sort
        self.paging = paging
    }
}
