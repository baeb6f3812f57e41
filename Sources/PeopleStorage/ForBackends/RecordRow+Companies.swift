import PeopleDomain

extension RecordRow {
    /// Reads id, name, description, website, industry, address, custom fields, times, revision.
    @inlinable
    public mutating func company() -> Company {
        let id = id(Company.self)
        let name = CompanyName(stored: text())
        let description = optionalText().map { CompanyDescription(stored: $0) }
        let website = optionalText().map { WebsiteURL(stored: $0) }
        let industry = optionalText().map { Industry(stored: $0) }
        let address = optionalText().map { PostalAddress(stored: $0) }
        let customFields = customFieldValues()
        let createdAt = time()
        let updatedAt = time()
        return Company(
            id: id, name: name, description: description, website: website, industry: industry, address: address,
            customFields: customFields, createdAt: createdAt, updatedAt: updatedAt, revision: revision())
    }
}
