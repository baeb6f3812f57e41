import PeopleDomain

extension RecordRow {
    /// Reads id, email, first and last name, phone number, address, latitude, longitude, flags (``PersonFlags``), custom
    /// fields, creator, times, revision; then id, name, industry and website of the company, or their absence.
    @inlinable
    public mutating func person() -> Person {
        let id = id(Person.self)
        let email = optionalText().map { EmailAddress(stored: $0) }
        let firstName = FirstName(stored: text())
        let lastName = optionalText().map { LastName(stored: $0) }
        let phoneNumber = optionalText().map { PhoneNumber(stored: $0) }
        let address = optionalText().map { PostalAddress(stored: $0) }
        let latitude = optionalDouble().map { Latitude(stored: $0) }
        let longitude = optionalDouble().map { Longitude(stored: $0) }
        let flags = PersonFlags(rawValue: int64())
        let customFields = customFieldValues()
        let createdBy = optionalID(Person.self)
        let createdAt = time()
        let updatedAt = time()
        let revision = revision()
        return Person(
            id: id, email: email, firstName: firstName, lastName: lastName, phoneNumber: phoneNumber, address: address,
            latitude: latitude, longitude: longitude, isConnector: flags.contains(.connector),
            isSolutionProvider: flags.contains(.solutionProvider), isFullUser: flags.contains(.fullUser),
            customFields: customFields, company: optionalCompanySummary(), createdBy: createdBy, createdAt: createdAt,
            updatedAt: updatedAt, revision: revision)
    }

    /// Reads id, name, industry and website of a company, or their absence.
    @inlinable
    mutating func optionalCompanySummary() -> CompanySummary? {
        guard let id = optionalID(Company.self) else { return nil }
        return companySummary(id)
    }

    /// Reads name, industry and website of a company.
    @inlinable
    public mutating func companySummary(_ id: Company.ID) -> CompanySummary {
        let name = CompanyName(stored: text())
        let industry = optionalText().map { Industry(stored: $0) }
        let website = optionalText().map { WebsiteURL(stored: $0) }
        return CompanySummary(id: id, name: name, industry: industry, website: website)
    }
}
