import PeopleCLI

/// Reads settings from several sources, of which the first that says something counts, and collects what is wrong.
struct SettingsReader {
    /// The strongest first. What none of them says is the default.
    let sources: [SettingsSource]
    private(set) var faults: [String] = []

    init(sources: [SettingsSource]) { self.sources = sources }

    /// The value of a setting; `nil` where it has none, or with its fault noted.
    mutating func value<Value>(of setting: Setting<Value>) -> Value? {
        for source in sources {
            let text: String?
            do {
                text = try source.text(of: setting)
            } catch {
                faults.append("\(setting.key) (\(source.place(setting))) must be \(setting.allowed).")
                return nil
            }
            guard let text else { continue }
            if let value = setting.value(of: text) { return value }
            let quoted = setting.visibility.quoted(text)
            faults.append("\(setting.key) is \(quoted) (\(source.place(setting))) and must be \(setting.allowed).")
            return nil
        }
        return setting.value(of: setting.standard)
    }

    mutating func note(_ fault: String) { faults.append(fault) }

    var failure: CommandFailure { CommandFailure(faults.joined(separator: "\n")) }
}
