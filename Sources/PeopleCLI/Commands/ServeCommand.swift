import ArgumentParser

/// `people serve`: the server.
struct ServeCommand: RunnableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the API over HTTP.",
        discussion: """
            The first start on an empty store makes an organization with its owner and prints a key, once. SIGTERM or \
            SIGINT ends the server after the requests in flight; a second one ends it at once.
            """)

    @OptionGroup var store: StoreArguments

    @Option(help: ArgumentHelp("Listen on this address (http.host).", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("Listen on this port; 0 for any that is free (http.port).", valueName: "port"))
    var port: String?

    func run(in runtime: some CommandRuntime) async throws {
        try await runtime.serve(ServeOptions(store: store.options, host: host, port: port))
    }
}
