import PeopleCLI

/// Reads settings from several sources, of which the first that says something counts, and collects what is wrong.
struct SettingsReader {
    /// The strongest first. What none of them says is the default.
    let sources: [SettingsSource]
    private(set) var faults: [String] = []
    private var status = ExitStatus.wrongUse

    init(sources: [SettingsSource]) { self.sources = sources }

    /// The value of a setting; `nil` where it has none, or with its fault noted.
    mutating func value<Value>(of setting: Setting<Value>) -> Value? {
        for source in sources {
            let text: String?
            do {
                text = try source.text(of: setting)
            } catch {
                note("\(setting.key) (\(source.place(setting))) must be \(setting.allowed).", status: source.status)
                return nil
            }
            guard let text else { continue }
            if let value = setting.value(of: text) { return value }
            let quoted = setting.visibility.quoted(text)
            note(
                "\(setting.key) is \(quoted) (\(source.place(setting))) and must be \(setting.allowed).",
                status: source.status)
            return nil
        }
        return setting.value(of: setting.standard)
    }

    mutating func note(_ fault: String, status: ExitStatus = .failed) {
        faults.append(fault)
        if status == .failed { self.status = .failed }
    }

    /// What was noted. It is wrong use where all of it is about the command line.
    var failure: CommandFailure { CommandFailure(faults.joined(separator: "\n"), status: status) }
}
