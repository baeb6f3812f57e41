import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// `people key revoke`: makes a key worthless.
struct KeyRevokeCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revoke a key.",
        discussion: "A running server refuses it within a second. A key that was revoked before stays so.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Argument(help: "The key's id, as `people key list` shows it.")
    var id: String

    func run(in runtime: some CommandRuntime) async throws {
        guard let keyID = APIKey.ID(id) else {
            throw CommandFailure("ID must be the id of a key, a UUID.", status: .wrongUse)
        }
        let key = try await runtime.withServices(store.options) { services in
            try await services.organizations.revokeKey(keyID)
        }
        if output.json {
            runtime.console.print(JSONWriter.text { $0.apiKey(key) })
        } else {
            runtime.console.print(TextTable.facts(key.facts))
        }
    }
}
