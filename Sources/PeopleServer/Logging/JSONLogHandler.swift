import Logging
import PeopleCLI
import PeopleDomain
import PeopleStorage

/// Writes each line of the log as a JSON object, for programs that collect logs.
struct JSONLogHandler: LogHandler {
    let label: String
    let console: Console
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, level: Logger.Level, console: Console = .standard) {
        self.label = label
        self.console = console
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
        console.note(
            JSONWriter.text { writer in
                writer.object { writer in
                    writer.name("time")
                    writer.value(Timestamp.now)
                    writer.name("level")
                    writer.value(event.level.rawValue)
                    writer.name("logger")
                    writer.value(label)
                    writer.name("message")
                    writer.value(event.message.description)
                    if let error = event.error {
                        writer.name("error")
                        writer.value("\(error)")
                    }
                    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
                        // A key of the line itself is not overwritten by one of the same name.
                        writer.name("meta.\(key)")
                        writer.value(value.json)
                    }
                }
            })
    }
}

extension Logger.MetadataValue {
    fileprivate var json: JSONValue {
        switch self {
        case .string(let text): .string(text)
        case .stringConvertible(let value): .string(value.description)
        case .array(let values): .array(values.map(\.json))
        case .dictionary(let values):
            .object(
                values.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0[$1.key] = $1.value.json })
        }
    }
}
