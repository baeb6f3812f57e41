import PeopleApplication
import PeopleDomain
import PeopleStorage

/// Founds an organization in a store that has none, so that somebody who starts the program has something to start with.
struct FirstRun: Sendable {
    let configuration: FirstRunConfiguration
    let services: PeopleServices

    /// - Returns: the secret of the owner's key; `nil` where there was an organization already, or where another
    ///   process founded it at this moment.
    func found() async throws(ApplicationError) -> APIKeySecret? {
        guard try await services.organizations.list().isEmpty else { return nil }
        do {
            let owner = PersonDraft.owner(email: configuration.ownerEmail)
            return try await services.organizations.found(configuration.organization, owner: owner, keyName: .first)
                .secret
        } catch .conflict(.organizationNameTaken) {
            // Names are unique: of two servers that start on one empty store, the second comes here.
            return nil
        }
    }
}
