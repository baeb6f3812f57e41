import PeopleDomain

extension CustomFieldRules {
    /// The settings as backends store them: JSON.
    public var storedSettings: String? {
        settings.map { settings in JSONWriter.text { $0.value(.object(settings)) } }
    }

    /// `nil` for settings that ``storedSettings`` never gives.
    public init?(type: CustomFieldType, storedSettings: String?) {
        var settings: JSONObject?
        if let storedSettings {
            guard case .object(let object)? = try? JSONParser.parse(storedSettings) else { return nil }
            settings = object
        }
        guard let rules = try? CustomFieldRules(type: type, settings: settings) else { return nil }
        self = rules
    }
}
