/// A change of some fields of a person: what is not named stays, custom fields are merged.
public struct PersonPatch: Hashable, Sendable {
    public var email: FieldUpdate<EmailAddress>
    public var firstName: FieldUpdate<FirstName>
    public var lastName: FieldUpdate<LastName?>
    public var phoneNumber: FieldUpdate<PhoneNumber?>
    public var address: FieldUpdate<PostalAddress?>
    public var latitude: FieldUpdate<Latitude?>
    public var longitude: FieldUpdate<Longitude?>
    public var isConnector: FieldUpdate<Bool>
    public var isSolutionProvider: FieldUpdate<Bool>
    public var company: FieldUpdate<CompanyReference>
    public var customFields: CustomFieldChanges

    public init(
        email: FieldUpdate<EmailAddress> = .keep, firstName: FieldUpdate<FirstName> = .keep,
        lastName: FieldUpdate<LastName?> = .keep, phoneNumber: FieldUpdate<PhoneNumber?> = .keep,
        address: FieldUpdate<PostalAddress?> = .keep, latitude: FieldUpdate<Latitude?> = .keep,
        longitude: FieldUpdate<Longitude?> = .keep, isConnector: FieldUpdate<Bool> = .keep,
        isSolutionProvider: FieldUpdate<Bool> = .keep, company: FieldUpdate<CompanyReference> = .keep,
        customFields: CustomFieldChanges = .none
    ) {
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.phoneNumber = phoneNumber
        self.address = address
        self.latitude = latitude
        self.longitude = longitude
        self.isConnector = isConnector
        self.isSolutionProvider = isSolutionProvider
        self.company = company
        self.customFields = customFields
    }
}

extension Person {
    /// Takes over everything of a patch but its company, which only the store can look up. Leaves the times and the
    /// revision alone: see ``touched(since:at:)``.
    public mutating func apply(_ patch: PersonPatch) {
        if case .set(let email) = patch.email { self.email = email }
        patch.firstName.apply(to: &firstName)
        patch.lastName.apply(to: &lastName)
        patch.phoneNumber.apply(to: &phoneNumber)
        patch.address.apply(to: &address)
        patch.latitude.apply(to: &latitude)
        patch.longitude.apply(to: &longitude)
        patch.isConnector.apply(to: &isConnector)
        patch.isSolutionProvider.apply(to: &isSolutionProvider)
        customFields.apply(patch.customFields)
    }

    /// Whether a patch would give the person another email address, not only another spelling of it. People with an
    /// active account can't be given one (contract, section 2).
    public func isEmailChanged(by patch: PersonPatch) -> Bool {
        guard case .set(let new) = patch.email else { return false }
        return new.comparisonKey != email?.comparisonKey
    }
}
