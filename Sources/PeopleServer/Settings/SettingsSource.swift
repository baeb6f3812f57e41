import Configuration
import PeopleCLI

/// Where settings come from: a snapshot of values, and how to name one of them in a message.
struct SettingsSource: Sendable {
    let values: any ConfigSnapshot
    /// What a wrong value is: of the command line it is wrong use, elsewhere a failure.
    var status = ExitStatus.failed
    /// "in config/people.yaml", "in the environment, as PEOPLE_HTTP_PORT".
    let place: @Sendable (any SettingDescription) -> String

    /// What the source says about a setting; `nil` where it says nothing, and an empty text is nothing.
    ///
    /// - Throws: an error of the provider where it says something that is no single value.
    func text(of setting: any SettingDescription) throws -> String? {
        let key = AbsoluteConfigKey(setting.key.split(separator: ".").map(String.init))
        guard case .string(let text) = try values.value(forKey: key, type: .string).value?.content else { return nil }
        return text.isEmpty ? nil : text
    }

    /// Variables with the prefix `PEOPLE_`.
    static func environment(_ variables: [String: String]) -> SettingsSource {
        let provider = EnvironmentVariablesProvider(environmentVariables: variables, secretsSpecifier: .all)
            .prefixKeys(with: "people")
        return SettingsSource(values: provider.snapshot()) { "in the environment, as \($0.environmentName)" }
    }

    /// Flags of the command line, by the keys that they set.
    static func flags(_ flags: [String: String]) -> SettingsSource {
        let values = flags.map { key, text in
            (AbsoluteConfigKey(key.split(separator: ".").map(String.init)), ConfigValue(.string(text), isSecret: false))
        }
        let provider = InMemoryProvider(values: Dictionary(uniqueKeysWithValues: values))
        return SettingsSource(values: provider.snapshot(), status: .wrongUse) { setting in
            "on the command line, as --\(setting.key.split(separator: ".").last ?? "")"
        }
    }
}
