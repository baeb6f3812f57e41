import ArgumentParser

/// `people job`: what is done in the background.
struct JobCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "See, repeat and end the jobs of all organizations.",
        subcommands: [JobListCommand.self, JobShowCommand.self, JobRetryCommand.self, JobCancelCommand.self])
}
