import Logging
import PeopleDomain

extension LogFormat {
    /// One event as one line, without its end.
    func line(
        _ event: LogEvent, label: String, metadata: [(key: String, value: Logger.MetadataValue)], at time: Timestamp
    ) -> String {
        switch self {
        case .text: Self.text(event, label: label, metadata: metadata, at: time)
        case .json: Self.json(event, label: label, metadata: metadata, at: time)
        }
    }

    private static func text(
        _ event: LogEvent, label: String, metadata: [(key: String, value: Logger.MetadataValue)], at time: Timestamp
    ) -> String {
        var line = "\(time) \(event.level) \(label): \(plain(event.message.description))"
        if let error = event.error { line += " error=\(quoted("\(error)"))" }
        for (key, value) in metadata { line += " \(key)=\(quoted(value.description))" }
        return line
    }

    private static func json(
        _ event: LogEvent, label: String, metadata: [(key: String, value: Logger.MetadataValue)], at time: Timestamp
    ) -> String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.name("time")
                writer.value(time)
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
                for (key, value) in metadata {
                    // A key of the line itself is not overwritten by one of the same name.
                    writer.name(of: "meta.\(key)")
                    writer.value(value.json)
                }
            }
        }
    }

    /// What came from outside must not look like another line, or another value.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && !isControl($0) && $0 != "\"" }
        return isPlain && !text.isEmpty ? text : JSONWriter.text { $0.value(text) }
    }

    private static func plain(_ text: String) -> String {
        text.unicodeScalars.contains(where: isControl) ? quoted(text) : text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }
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
