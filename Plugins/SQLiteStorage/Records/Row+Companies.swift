#if SQLite
import PeopleDomain

extension Row {
    /// Reads ``CompanyQueries/columns``.
    mutating func company() -> Company {
        let id = id(Company.self)
        let name = CompanyName(stored: text())
        let description = optionalText().map { CompanyDescription(stored: $0) }
        let website = optionalText().map { WebsiteURL(stored: $0) }
        let industry = optionalText().map { Industry(stored: $0) }
        let address = optionalText().map { PostalAddress(stored: $0) }
        let customFields = CustomFieldValues(storedJSON: text())
        let createdAt = time()
        let updatedAt = time()
        return Company(
            id: id, name: name, description: description, website: website, industry: industry, address: address,
            customFields: customFields, createdAt: createdAt, updatedAt: updatedAt, revision: revision())
    }

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
