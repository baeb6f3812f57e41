/// What is known of a person whose profile is looked for: all that sources are told, and what they are checked against.
public struct EnrichmentSubject: Hashable, Sendable {
    public let personID: Person.ID
    public let email: EmailAddress
    public let firstName: String
    public let lastName: String?
    public let companyName: String?
    public let companyWebsite: String?
    /// Addresses of web pages in the person's custom fields.
    public let links: [String]

    public init(
        personID: Person.ID, email: EmailAddress, firstName: String, lastName: String?, companyName: String?,
        companyWebsite: String?, links: [String] = []
    ) {
        self.personID = personID
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.companyName = companyName
        self.companyWebsite = companyWebsite
        self.links = links
    }

    /// First and last name: "John Doe".
    public var fullName: String { lastName.map { "\(firstName) \($0)" } ?? firstName }
}
