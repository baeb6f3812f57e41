import ArgumentParser

/// `people worker`: workers without a server.
struct WorkerCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Do the jobs of the store, without serving the API.",
        discussion: """
            As many jobs at a time as enrichment.workers says, beside those of a server or of other workers of the same \
            store. SIGTERM or SIGINT ends it; what it has not done goes back into the queue.
            """)

    @OptionGroup var store: StoreArguments

    func run(in runtime: some CommandRuntime) async throws { try await runtime.work(store.options) }
}
