import ArgumentParser
import PeopleApplication
import PeopleDomain
import PeopleStorage

/// `people copy`: everything of a store into another.
struct CopyCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy everything of a store into another, and compare the two.",
        discussion: """
            The source is only read, and should not be written to meanwhile. A copy that was interrupted is run again. \
            Histories, merges, and what is in the trash, stay behind. The status is 1 where the two differ in the end.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputArguments

    @Option(
        name: .customLong("from"), help: ArgumentHelp("The store to read, as storage.url names it.", valueName: "url"))
    var source: String

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The store to write to; made where there is none.", valueName: "url"))
    var target: String

    @Flag(
        name: .customLong("leave-merges"),
        help: "Copy though people were merged: their ids lead nowhere in the target.")
    var leavesMerges = false

    func run(in runtime: some CommandRuntime) async throws {
        let console = runtime.console
        var lines = ProgressLines()
        let options = CopyOptions(store: store.options, source: source, target: target, leavesMerges: leavesMerges)
        let report = try await runtime.copy(options) { progress in
            if let line = lines.line(for: progress) { console.note(line) }
        }
        let comparison = report.comparison
        console.print(output.json ? comparison.json : comparison.table)
        if let table = comparison.tables.first(where: { !$0.isEqual }), let organization = table.differsIn {
            throw CommandFailure(
                "The two differ in \(table.table.title), first in those of \(organization.name). Was one of them written "
                    + "to meanwhile? Run the copy again, or copy into an empty store.")
        }
        console.note("Histories, merges, and what is in the trash, are not copied: they stay in the source.")
        console.note(report.secretSentence)
    }
}

/// Says how far a copy is, not more often than a person reads.
private struct ProgressLines {
    private static let pause = Duration.seconds(1)

    private var last: ContinuousClock.Instant?

    mutating func line(for progress: StoreCopyProgress) -> String? {
        let now = ContinuousClock.now
        if let last, now - last < Self.pause { return nil }
        last = now
        let verb =
            switch progress.step {
            case .copied: "copied"
            case .compared: "compared"
            }
        return "\(progress.organization.name): \(verb) \(progress.count) \(progress.table.title)"
    }
}

extension StoreTable {
    fileprivate var title: String {
        switch self {
        case .organizations: "organizations"
        case .customFields: "lists of custom fields"
        case .companies: "companies"
        case .people: "people"
        case .users: "users"
        case .notes: "notes"
        case .apiKeys: "keys"
        case .profiles: "profiles"
        case .jobs: "jobs"
        case .tokenUse: "months of token use"
        }
    }
}

extension StoreComparison {
    /// For a person, who sees at a glance whether two checksums are the same.
    fileprivate var table: String {
        TextTable.rows(
            ["TABLE", "SOURCE", "TARGET", "CHECKSUM", ""],
            tables.map { table in
                [
                    table.table.title, String(table.source.count), String(table.target.count),
                    String(table.source.checksum.prefix(16)),
                    table.isEqual ? "equal" : "differs: \(table.target.checksum.prefix(16))",
                ]
            })
    }

    fileprivate var json: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("equal")
                writer.value(isEqual)
                writer.name("tables")
                writer.array(tables) { writer, table in
                    writer.object { writer in
                        writer.name("table")
                        writer.value(table.table.rawValue)
                        writer.name("source")
                        writer.side(table.source)
                        writer.name("target")
                        writer.side(table.target)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func side(_ side: StoreComparison.Side) {
        object { writer in
            writer.name("count")
            writer.value(side.count)
            writer.name("checksum")
            writer.value(side.checksum)
        }
    }
}
