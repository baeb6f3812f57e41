import ArgumentParser

/// The options of every command that uses the store.
struct StoreArguments: ParsableArguments {
    @Option(name: .customLong("config"), help: ArgumentHelp("Read settings from this file.", valueName: "file"))
    var configurationFile: String?

    var options: StoreOptions { StoreOptions(configurationFile: configurationFile) }
}

/// How a result is printed.
struct OutputArguments: ParsableArguments {
    @Flag(help: "Print JSON, for programs.")
    var json = false
}
