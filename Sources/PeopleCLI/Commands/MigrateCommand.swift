import ArgumentParser
import PeopleDomain
import PeopleStorage

/// `people migrate`: brings the schema of the store up to date.
struct MigrateCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the store up to date.",
        discussion: "Whatever opens the store does the same; this is for those who want to see it happen.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Flag(help: "Print the SQL that would run, and change nothing.")
    var dryRun = false

    @Flag(help: "Tell where the store stands, and change nothing.")
    var status = false

    func validate() throws {
        if dryRun && status { throw ValidationError("Give --dry-run or --status, not both.") }
    }

    func run(in runtime: some CommandRuntime) async throws {
        let report =
            dryRun || status
            ? try await runtime.migrationReport(store.options) : try await runtime.migrate(store.options)
        if output.json {
            runtime.console.print(json(report))
        } else if dryRun {
            for step in report.pending { runtime.console.print("-- \(step.version): \(step.name)\n\(step.sql)") }
            if report.pending.isEmpty { runtime.console.note("\(report.store) is up to date.") }
        } else {
            runtime.console.print(text(report))
        }
    }

    private func text(_ report: MigrationReport) -> String {
        if report.pending.isEmpty { return "\(report.store) is up to date, at version \(report.version)." }
        let lines = report.pending.map { "  \($0.version)  \($0.name)" }.joined(separator: "\n")
        return status
            ? "\(report.store) is at version \(report.version) and lacks:\n\(lines)"
            : "\(report.store) was at version \(report.version) and has taken:\n\(lines)"
    }

    private func json(_ report: MigrationReport) -> String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("version")
                writer.value(report.version)
                // What was pending is done now, unless this run was only to tell.
                writer.name(dryRun || status ? "pending" : "applied")
                writer.array(report.pending) { writer, step in
                    writer.object { writer in
                        writer.name("version")
                        writer.value(step.version)
                        writer.name("name")
                        writer.value(step.name)
                        writer.name("sql")
                        writer.value(step.sql)
                    }
                }
            }
        }
    }
}
