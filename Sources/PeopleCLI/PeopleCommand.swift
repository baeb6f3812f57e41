import ArgumentParser

/// The program `people`: the commands below it, and how it is entered.
public struct PeopleCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "A contacts server that you host yourself.",
        discussion: """
            Settings come from a file (--config FILE or PEOPLE_CONFIG), the environment (PEOPLE_…) and flags, later \
            ones first. Results go to standard output, everything else to standard error. The status is 0 for success, \
            1 for failure, 2 for wrong use and 130 when interrupted.
            """,
        version: ProgramVersion.current,
        subcommands: [
            ServeCommand.self, WorkerCommand.self, MigrateCommand.self, OrganizationCommand.self, KeyCommand.self,
            JobCommand.self, CopyCommand.self,
        ])

    public init() {}

    /// Runs the command that the arguments name.
    ///
    /// - Parameter arguments: without the name of the program.
    /// - Returns: what to tell the shell. All that there is to say was said to the runtime's console.
    public static func run(_ arguments: [String], in runtime: some CommandRuntime) async -> ExitStatus {
        do {
            var command = try parseAsRoot(arguments)
            if let command = command as? any RunnableCommand {
                try await command.run(in: runtime)
            } else {
                // What is not ours is the parser's own: help, or a command that only has others below it.
                try command.run()
            }
            return .succeeded
        } catch {
            return report(error, to: runtime.console)
        }
    }

    private static func report(_ error: any Error, to console: Console) -> ExitStatus {
        let parserStatus = exitCode(for: error)
        if parserStatus == .success {
            console.print(fullMessage(for: error))
            return .succeeded
        }
        if parserStatus == .validationFailure {
            console.note(fullMessage(for: error))
            return .wrongUse
        }
        let failure = CommandFailure(error)
        for line in failure.message.split(separator: "\n") { console.note("people: \(line)") }
        return failure.status
    }
}

/// A command that needs the program around it.
protocol RunnableCommand: ParsableCommand {
    func run(in runtime: some CommandRuntime) async throws
}
