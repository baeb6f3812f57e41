import PeopleApplication
import PeopleCLI
import PeopleStorage
import Synchronization

/// The program around the commands, on a store that is given; and what was said to its console.
final class StubRuntime: CommandRuntime {
    private struct Said {
        var output = ""
        var error = ""
        var served: [ServeOptions] = []
        var copied: [CopyOptions] = []
    }

    private let said = Mutex(Said())
    let services: PeopleServices
    let report: MigrationReport
    let copied: (from: any StorageBackend, to: any StorageBackend)?

    init(
        services: PeopleServices,
        report: MigrationReport = MigrationReport(store: "memory:", status: MigrationStatus(version: 0, pending: [])),
        copied: (from: any StorageBackend, to: any StorageBackend)? = nil
    ) {
        self.services = services
        self.report = report
        self.copied = copied
    }

    var output: String { said.withLock(\.output) }
    var error: String { said.withLock(\.error) }
    var copies: [CopyOptions] { said.withLock(\.copied) }
    var served: [ServeOptions] { said.withLock(\.served) }

    var console: Console {
        Console(
            output: { text in self.said.withLock { $0.output += text } },
            error: { text in self.said.withLock { $0.error += text } })
    }

    func work(_ options: StoreOptions) async throws { throw CommandFailure("There are no workers here.") }

    func serve(_ options: ServeOptions) async throws { said.withLock { $0.served.append(options) } }

    func withServices<Result: Sendable>(
        _ options: StoreOptions, _ body: @Sendable (PeopleServices) async throws -> Result
    ) async throws -> Result {
        try await body(services)
    }

    func migrationReport(_ options: StoreOptions) async throws -> MigrationReport { report }
    func copy(_ options: CopyOptions, progress: (StoreCopyProgress) -> Void) async throws -> CopyReport {
        guard let copied else { throw CommandFailure("there is nothing to copy") }
        said.withLock { $0.copied.append(options) }
        let comparison = try await StoreCopy(from: copied.from, to: copied.to).run(progress: progress)
        return CopyReport(comparison: comparison, secretSentence: "Take the secret along.")
    }

    func migrate(_ options: StoreOptions) async throws -> MigrationReport { report }
}
