#if SQLite
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads the row, the text that is searched, and ``CompanyQueries/columns``.
    mutating func storedCompany() -> StoredCompany {
        let row = int64()
        let searchText = text()
        return StoredCompany(row: row, searchText: searchText, company: company())
    }

    /// Reads row, id, name, industry and website.
    mutating func companyLink() -> CompanyLink {
        let row = int64()
        let id = id(Company.self)
        return CompanyLink(row: row, summary: companySummary(id))
    }
}

/// A company with what a write needs to know besides.
struct StoredCompany {
    let row: Int64
    let searchText: String
    let company: Company
}

/// A company as a person is linked with it.
struct CompanyLink {
    let row: Int64
    let summary: CompanySummary
}
#endif
