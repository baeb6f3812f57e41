#if SQLite
import PeopleDomain
import PeopleStorage

/// What people are narrowed down to besides the terms.
struct PersonFilter {
    static let none = PersonFilter(companyRow: nil, creator: nil, narrowest: nil)

    let companyRow: Int64?
    let creator: User.ID?
    /// Whose people are fewer; `nil` without a filter.
    let narrowest: Owner?

    enum Owner { case company, creator }

    var isEmpty: Bool { narrowest == nil }
}
#endif
