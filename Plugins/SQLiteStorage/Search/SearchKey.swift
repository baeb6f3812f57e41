#if SQLite
import PeopleDomain

/// What is searched: one table of one organization.
struct SearchList: Hashable, Sendable {
    let table: Table
    let rows: RowRange

    enum Table: Hashable, Sendable { case people, companies }
}

/// One search.
struct SearchKey: Hashable, Sendable {
    let list: SearchList
    let terms: SearchTerms
}
#endif
