import PeopleDomain

extension PersonDraft {
    /// The owner of a new organization, of whom often nothing but an address is known.
    ///
    /// - Parameter firstName: without one, what stands before the `@`, since a person has to have one.
    public static func owner(
        email: EmailAddress, firstName: FirstName? = nil, lastName: LastName? = nil
    ) -> PersonDraft {
        // A valid address has something there, of ASCII alone; a name is shorter than it may be.
        let local = email.string.prefix { $0 != "@" }.prefix(FirstNameLimits.lengths.upperBound)
        return PersonDraft(
            email: email, firstName: firstName ?? FirstName(stored: String(local)), lastName: lastName)
    }
}

extension APIKeyName {
    /// The key that an organization is founded with.
    public static let first = APIKeyName(stored: "First key")
}
