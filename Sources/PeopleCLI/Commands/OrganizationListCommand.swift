import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// `people org list`: all organizations of a store.
struct OrganizationListCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the organizations, newest first.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    func run(in runtime: some CommandRuntime) async throws {
        let organizations = try await runtime.withServices(store.options) { services in
            try await services.organizations.list()
        }
        runtime.console.print(output.json ? json(organizations) : table(organizations))
    }

    private func table(_ organizations: [Organization]) -> String {
        TextTable.rows(
            ["ID", "NAME", "CREATED"],
            organizations.map { [$0.id.description, $0.name.string, $0.createdAt.description] })
    }

    private func json(_ organizations: [Organization]) -> String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("organizations")
                writer.array(organizations) { $0.organization($1) }
            }
        }
    }
}
