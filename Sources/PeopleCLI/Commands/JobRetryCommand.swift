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
        let job = try await runtime.withServices(store.options) { services in
            do throws(ApplicationError) {
                return try await services.jobs.retry(id)
            } catch .notFound(.person) {
                throw CommandFailure(
                    "The job's person is in the trash or was merged into another: there is nobody to do it for. "
                        + "Restore the person, or undo the merge, and retry the job then.")
            }
        }
        runtime.console.print(output.text(job))
    }
}
