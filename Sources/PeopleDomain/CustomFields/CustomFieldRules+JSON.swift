extension CustomFieldRules {
    /// Reads the `settings` of a field of this type.
    ///
    /// - Throws: ``ValidationFailure`` with every member that the type does not have or that is not as it must be. The
    ///   fields are named from inside the settings.
    public init(type: CustomFieldType, settings: JSONObject?) throws(ValidationFailure) {
        var reader = CustomFieldSettingsReader(settings ?? JSONObject())
        let constraint = reader.constraint(of: type)
        let value = reader.take("default") ?? .null
        reader.refuseOthers(of: type)
        let rules = constraint.flatMap { constraint in
            reader.faults.parse("default") { () throws(FieldFault) in try CustomFieldRules(constraint, default: value) }
        }
        guard let rules, reader.faults.faults.isEmpty else { throw reader.faults.failure }
        self = rules
    }

    /// The settings as a client sees them; `nil` where the type has none or none is set.
    public var settings: JSONObject? {
        var settings = JSONObject()
        switch constraint {
        case .text(let rules):
            settings["maxLength"] = rules.maximumLength.map { .number(Double($0)) }
            settings["pattern"] = rules.pattern.map { .string($0.text) }
        case .number(let rules):
            settings["min"] = rules.minimum.map { .number($0) }
            settings["max"] = rules.maximum.map { .number($0) }
            settings["integer"] = rules.isInteger ? .boolean(true) : nil
        case .select(let options), .multiselect(let options):
            settings["options"] = .array(options.options.map(Self.json))
        case .textarea, .boolean, .date, .datetime, .url, .email, .phone:
            break
        }
        settings["default"] = defaultValue?.json
        return settings.isEmpty ? nil : settings
    }

    private static func json(_ option: SelectOption) -> JSONValue {
        var object = JSONObject()
        object["value"] = .string(option.value.string)
        object["label"] = .string(option.label.string)
        object["color"] = option.color.map { .string($0.string) } ?? .null
        return .object(object)
    }
}
