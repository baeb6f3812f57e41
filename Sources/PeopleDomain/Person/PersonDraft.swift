/// What a person is created from. The store gives the id and the times.
public struct PersonDraft: Hashable, Sendable {
    /// Required of every source but an import.
    public var email: EmailAddress?
    public var firstName: FirstName
    public var lastName: LastName?
    public var phoneNumber: PhoneNumber?
    public var address: PostalAddress?
    public var latitude: Latitude?
    public var longitude: Longitude?
    public var isConnector: Bool
    public var isSolutionProvider: Bool
    public var company: CompanyReference
    public var customFields: CustomFieldValues

    public init(
        email: EmailAddress?, firstName: FirstName, lastName: LastName? = nil, phoneNumber: PhoneNumber? = nil,
        address: PostalAddress? = nil, latitude: Latitude? = nil, longitude: Longitude? = nil,
        isConnector: Bool = false, isSolutionProvider: Bool = false, company: CompanyReference = .none,
        customFields: CustomFieldValues = .none
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
    /// A new record of a draft whose company was found or made.
    public init(
        id: ID, draft: PersonDraft, company: CompanySummary?, isFullUser: Bool, createdBy: User.ID?,
        createdAt: Timestamp
    ) {
        self.init(
            id: id, email: draft.email, firstName: draft.firstName, lastName: draft.lastName,
            phoneNumber: draft.phoneNumber, address: draft.address, latitude: draft.latitude,
            longitude: draft.longitude, isConnector: draft.isConnector, isSolutionProvider: draft.isSolutionProvider,
            isFullUser: isFullUser, customFields: draft.customFields, company: company, createdBy: createdBy,
            createdAt: createdAt, updatedAt: createdAt, revision: .first)
    }
}
