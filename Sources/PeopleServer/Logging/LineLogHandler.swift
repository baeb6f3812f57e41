import Logging
import PeopleDomain
import PeopleStorage

/// Writes each event of the log as one line, in the form that was asked for.
struct LineLogHandler: LogHandler {
    let label: String
    let format: LogFormat
    /// Takes a line with its end.
    let write: @Sendable (String) -> Void
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(
        label: String, level: Logger.Level, format: LogFormat,
        write: @escaping @Sendable (String) -> Void = { LogWriter.standardError.write($0) }
    ) {
        self.label = label
        self.format = format
        self.write = write
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var metadata = self.metadata
        if let provided = metadataProvider?.get() { metadata.merge(provided) { $1 } }
        if let own = event.metadata { metadata.merge(own) { $1 } }
        let sorted = metadata.sorted { $0.key < $1.key }
        write(format.line(event, label: label, metadata: sorted, at: .now) + "\n")
    }
}
