import ArgumentParser

/// `people org`: the organizations of a store.
struct OrganizationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "org",
        abstract: "Found and list organizations.",
        subcommands: [OrganizationCreateCommand.self, OrganizationListCommand.self])
}
