import PeopleDomain

extension EnrichmentSubject {
    /// What may be told about a person; `nil` without an email.
    init?(_ person: Person) {
        guard let email = person.email else { return nil }
        let links = person.customFields.values.sorted { $0.key < $1.key }.compactMap { _, value -> String? in
            if case .text(let text) = value, text.hasPrefix("https://") || text.hasPrefix("http://") {
                text
            } else {
                nil
            }
        }
        self.init(
            personID: person.id, email: email, firstName: person.firstName.string, lastName: person.lastName?.string,
            companyName: person.company?.name.string, companyWebsite: person.company?.website?.string,
            links: Array(links.prefix(Self.maximumLinks)))
    }

    private static var maximumLinks: Int { 10 }
}
