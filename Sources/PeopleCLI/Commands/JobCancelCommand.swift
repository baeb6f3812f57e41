import ArgumentParser
import PeopleApplication

/// `people job cancel`.
struct JobCancelCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "End a job that waits or runs.",
        discussion: "What a worker finds from then on is not stored. A job that is over stays as it is.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments
    @OptionGroup var job: JobArguments

    func run(in runtime: some CommandRuntime) async throws {
        let id = try job.jobID()
        let job = try await runtime.withServices(store.options) { services in try await services.jobs.cancel(id) }
        runtime.console.print(output.text(job))
    }
}
