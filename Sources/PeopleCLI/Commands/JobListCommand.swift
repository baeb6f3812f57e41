import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// `people job list`: the jobs of a store.
struct JobListCommand: RunnableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the jobs, newest first.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Option(help: ArgumentHelp("Only those in this state: \(Self.states).", valueName: "state"))
    var state: String?

    @Option(help: ArgumentHelp("At most so many, up to \(StorageLimits.maximumListed).", valueName: "count"))
    var limit = 50

    private static let states = JobState.allCases.map(\.rawValue).joined(separator: ", ")

    func run(in runtime: some CommandRuntime) async throws {
        let wanted = state.flatMap(JobState.init(rawValue:))
        if state != nil, wanted == nil {
            throw CommandFailure("--state must be one of \(Self.states).", status: .wrongUse)
        }
        guard (1...StorageLimits.maximumListed).contains(limit) else {
            throw CommandFailure("--limit must be 1 to \(StorageLimits.maximumListed).", status: .wrongUse)
        }
        let limit = limit
        let jobs = try await runtime.withServices(store.options) { services in
            try await services.jobs.listAll(in: wanted, limit: limit)
        }
        runtime.console.print(output.json ? json(jobs) : table(jobs))
    }

    private func table(_ jobs: [OwnedJob]) -> String {
        TextTable.rows(
            ["ID", "KIND", "STATE", "RESULT", "ATTEMPTS", "PERSON", "CREATED"],
            jobs.map(\.job).map { job in
                [
                    job.id.name, job.kind.rawValue, job.state.rawValue, job.report.result?.rawValue ?? "",
                    String(job.attempts), job.personID.description, job.createdAt.description,
                ]
            })
    }

    private func json(_ jobs: [OwnedJob]) -> String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("jobs")
                writer.array(jobs) { $0.job($1.job) }
            }
        }
    }
}
