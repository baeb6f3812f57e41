import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// `people key list`: the keys of an organization.
struct KeyListCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the keys of an organization, newest first, the revoked among them.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Option(name: .customLong("org"), help: ArgumentHelp("The organization's name or id.", valueName: "name|id"))
    var organization: String

    func run(in runtime: some CommandRuntime) async throws {
        let keys = try await runtime.withServices(store.options) { services in
            try await services.organizations.apiKeys(of: services.organizations.find(organization))
        }
        runtime.console.print(output.json ? JSONWriter.text { $0.apiKeys(keys) } : table(keys))
    }

    private func table(_ keys: [APIKey]) -> String {
        TextTable.rows(
            ["ID", "NAME", "KEY", "SCOPES", "LAST USED", "EXPIRES", "REVOKED"],
            keys.map { key in
                [
                    key.id.description, key.name.string, key.prefix + "…", key.scopeList,
                    key.lastUsedAt?.description ?? "never", key.expiresAt.description,
                    key.revokedAt?.description ?? "no",
                ]
            })
    }
}
