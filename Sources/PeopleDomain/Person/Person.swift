/// Somebody whom an organization knows: a contact.
public struct Person: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Person>

    public let id: ID
    /// Unique in the organization without regard to case. Missing only on people who were imported without one.
    public var email: EmailAddress?
    public var firstName: FirstName
    public var lastName: LastName?
    public var phoneNumber: PhoneNumber?
    public var address: PostalAddress?
    public var latitude: Latitude?
    public var longitude: Longitude?
    public var isConnector: Bool
    public var isSolutionProvider: Bool
    /// Whether this person is a user of the organization with an active account.
    public var isFullUser: Bool
    public var customFields: CustomFieldValues
    /// The company that the person belongs to, as it is named now.
    public var company: CompanySummary?
    /// The user who created the record; `nil` where that was no user.
    public let createdBy: User.ID?
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public var revision: Revision

    public init(
        id: ID, email: EmailAddress?, firstName: FirstName, lastName: LastName?, phoneNumber: PhoneNumber?,
        address: PostalAddress?, latitude: Latitude?, longitude: Longitude?, isConnector: Bool,
        isSolutionProvider: Bool, isFullUser: Bool, customFields: CustomFieldValues, company: CompanySummary?,
        createdBy: User.ID?, createdAt: Timestamp, updatedAt: Timestamp, revision: Revision
    ) {
        self.id = id
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.phoneNumber = phoneNumber
        self.address = address
        self.latitude = latitude
        self.longitude = longitude
        self.isConnector = isConnector
        self.isSolutionProvider = isSolutionProvider
        self.isFullUser = isFullUser
        self.customFields = customFields
        self.company = company
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }

    /// First and last name: "John Doe".
    public var fullName: String {
        lastName.map { "\(firstName) \($0)" } ?? firstName.string
    }
}
