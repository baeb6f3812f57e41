import ArgumentParser
import PeopleApplication

/// `people job retry`.
struct JobRetryCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Put a job that failed or was cancelled back into the queue.",
        discussion: "A running server or worker begins it within a second or two.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments
    @OptionGroup var job: JobArguments

    func run(in runtime: some CommandRuntime) async throws {
        let id = try job.jobID()
        let job = try await runtime.withServices(store.options) { services in try await services.jobs.retry(id) }
        runtime.console.print(output.text(job))
    }
}
