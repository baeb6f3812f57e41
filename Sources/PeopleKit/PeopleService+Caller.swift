import PeopleApplication
import PeopleDomain

extension PeopleService {
    /// Somebody to call the services as: a user of an organization, who may do everything.
    ///
    /// The organization is founded where there is none of that name, with that address as its owner's. In one that
    /// exists the address must be a user's. Whoever calls this vouches for the user: no key is asked for.
    ///
    /// - Parameters:
    ///   - organization: its name, 1 to 200 characters.
    ///   - email: the user's address.
    /// - Throws: ``ApplicationError/invalid(_:)`` for a wrong name or address, ``ApplicationError/notFound(_:)`` where
    ///   the organization has no such user.
    public func caller(of organization: String, email: String) async throws(ApplicationError) -> Caller {
        var faults = FaultCollector()
        let name = faults.parse("organization") { () throws(FieldFault) in try OrganizationName(organization) }
        let address = faults.parse("email") { () throws(FieldFault) in try EmailAddress(email) }
        guard let name, let address else { throw .invalid(faults.failure) }
        do {
            let existing = try await services.organizations.find(name.string)
            return try await services.organizations.caller(for: existing, email: address)
        } catch .notFound(.organization) {
            return try await found(name, ownedBy: address)
        }
    }

    private func found(
        _ name: OrganizationName, ownedBy email: EmailAddress
    ) async throws(ApplicationError) -> Caller {
        do {
            let owner = PersonDraft.owner(email: email)
            let (founded, _) = try await services.organizations.found(name, owner: owner, keyName: .first)
            return Caller(trusted: founded.owner, of: founded.organization)
        } catch .conflict(.organizationNameTaken) {
            // Somebody else founded it since it was looked for.
            let existing = try await services.organizations.find(name.string)
            return try await services.organizations.caller(for: existing, email: email)
        }
    }
}
