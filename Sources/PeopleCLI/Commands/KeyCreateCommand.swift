import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// `people key create`: a key for a user of an organization.
struct KeyCreateCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a key.",
        discussion: "The key is shown this one time.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Option(name: .customLong("org"), help: ArgumentHelp("The organization's name or id.", valueName: "name|id"))
    var organization: String

    @Option(help: ArgumentHelp("The user's email address. (default: the owner's)", valueName: "email"))
    var user: String?

    @Option(help: ArgumentHelp("What the key is for, 1 to 100 characters.", valueName: "name"))
    var name = "Command line"

    @Option(
        name: .customLong("scope"), parsing: .singleValue,
        help: ArgumentHelp("read, write or admin; can be repeated. (default: read and write)", valueName: "scope"))
    var scopes: [String] = []

    @Option(help: ArgumentHelp("Days until the key expires, 1 to 365.", valueName: "days"))
    var expiresInDays = APIKeyLifetime.standard.days

    func run(in runtime: some CommandRuntime) async throws {
        let (email, request) = try draft()
        let (key, secret) = try await runtime.withServices(store.options) { services in
            let organization = try await services.organizations.find(self.organization)
            let caller = try await services.organizations.caller(for: organization, email: email)
            return try await services.apiKeys.create(request, as: caller)
        }
        if output.json {
            runtime.console.print(JSONWriter.text { $0.apiKey(key, secret: secret) })
        } else {
            runtime.console.print(TextTable.facts(key.facts + [("key", secret.revealed)]))
            runtime.console.note("Keep the key: it can't be shown again.")
        }
    }

    private func draft() throws(ValidationFailure) -> (EmailAddress?, APIKeyRequest) {
        var faults = FaultCollector()
        let email = faults.parse("--user") { () throws(FieldFault) in
            try user.map { text throws(FieldFault) in try EmailAddress(text) }
        }
        let name = faults.parse("--name") { () throws(FieldFault) in try APIKeyName(self.name) }
        let lifetime = faults.parse("--expires-in-days") { () throws(FieldFault) in
            try APIKeyLifetime(days: expiresInDays)
        }
        let scopes = faults.parse("--scope") { () throws(FieldFault) in
            try Set(self.scopes.map { text throws(FieldFault) in try APIKeyScope(argument: text) })
        }
        guard let email, let name, let lifetime, let scopes else { throw faults.failure }
        return (
            email, APIKeyRequest(name: name, lifetime: lifetime, scopes: scopes.isEmpty ? APIKeyScope.standard : scopes)
        )
    }
}

extension APIKeyScope {
    fileprivate init(argument text: String) throws(FieldFault) {
        guard let scope = APIKeyScope(rawValue: text.lowercased()) else {
            throw FieldFault("must be one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = scope
    }
}
