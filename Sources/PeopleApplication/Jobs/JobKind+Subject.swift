import PeopleDomain

extension JobKind {
    /// Whether what was looked up for a person as it was seen is about the person as it is now: what is found of an email
    /// or an address that was wrong is about somebody else.
    func isAbout(_ person: Person, as seen: Person) -> Bool {
        switch self {
        case .geocoding: person.address == seen.address
        case .enrichment:
            person.email == seen.email && person.firstName == seen.firstName && person.lastName == seen.lastName
                && person.company?.name == seen.company?.name
        }
    }
}
