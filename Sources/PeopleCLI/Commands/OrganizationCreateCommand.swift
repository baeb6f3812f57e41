import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleStorage

/// `people org create`: an organization, its owner, and the owner's key.
struct OrganizationCreateCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Found an organization, with its owner and a key.",
        discussion: "The key has the scope admin, and is shown this one time. A running server knows it at once.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Argument(help: "The name, 1 to 200 characters, which no other organization has.")
    var name: String

    @Option(help: ArgumentHelp("The owner's email address.", valueName: "email"))
    var ownerEmail: String

    @Option(
        help: ArgumentHelp("The owner's first name. (default: what stands before the @)", valueName: "name"))
    var ownerFirstName: String?

    @Option(help: ArgumentHelp("The owner's last name.", valueName: "name"))
    var ownerLastName: String?

    func run(in runtime: some CommandRuntime) async throws {
        let (name, owner) = try draft()
        let (founded, secret) = try await runtime.withServices(store.options) { services in
            try await services.organizations.found(name, owner: owner, keyName: .first)
        }
        if output.json {
            runtime.console.print(json(founded, secret))
        } else {
            runtime.console.print(
                TextTable.facts([
                    ("organization", founded.organization.name.string), ("id", founded.organization.id.description),
                    ("owner", ownerEmail), ("key", secret.revealed),
                ]))
            runtime.console.note("Keep the key: it can't be shown again.")
        }
    }

    private func draft() throws(ValidationFailure) -> (OrganizationName, PersonDraft) {
        var faults = FaultCollector()
        let name = faults.parse("NAME") { () throws(FieldFault) in try OrganizationName(self.name) }
        let email = faults.parse("--owner-email") { () throws(FieldFault) in try EmailAddress(ownerEmail) }
        let firstName = faults.parse("--owner-first-name") { () throws(FieldFault) in
            try ownerFirstName.map { text throws(FieldFault) in try FirstName(text) }
        }
        let lastName = faults.parse("--owner-last-name") { () throws(FieldFault) in
            try ownerLastName.map { text throws(FieldFault) in try LastName(text) }
        }
        guard let name, let email, let firstName, let lastName else { throw faults.failure }
        return (name, .owner(email: email, firstName: firstName, lastName: lastName))
    }

    private func json(_ founded: FoundedOrganization, _ secret: APIKeySecret) -> String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("organizationId")
                writer.value(founded.organization.id)
                writer.name("userId")
                writer.value(founded.owner.id)
                writer.name("key")
                writer.value(secret.revealed)
            }
        }
    }
}
