import ArgumentParser
import PeopleApplication

/// `people job show`.
struct JobShowCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a job.",
        discussion: "What its sources answered, and what it changed.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments
    @OptionGroup var job: JobArguments

    func run(in runtime: some CommandRuntime) async throws {
        let id = try job.jobID()
        let job = try await runtime.withServices(store.options) { services in try await services.jobs.find(id) }
        runtime.console.print(output.text(job))
    }
}
