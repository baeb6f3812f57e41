extension CustomFieldRules {
    /// Reads the `settings` of a field of this type.
    ///
    /// - Throws: ``ValidationFailure`` with every member that the type does not have or that is not as it must be. The
    ///   fields are named from inside the settings.
    public init(type: CustomFieldType, settings: JSONObject?) throws(ValidationFailure) {
        var reader = SettingsReader(settings ?? JSONObject())
        switch type {
        case .text:
            self = .text(maximumLength: reader.length("maxLength", in: 1...CustomFieldValue.maximumTextLength))
        case .number:
            let minimum = reader.number("min")
            let maximum = reader.number("max")
            let isInteger = reader.boolean("integer") ?? false
            let rules = reader.faults.parse("") { () throws(FieldFault) in
                try NumberRules(minimum: minimum, maximum: maximum, isInteger: isInteger)
            }
            guard let rules else { throw reader.failure }
            self = .number(rules)
        case .select, .multiselect:
            guard let options = reader.options() else { throw reader.failure }
            self = type == .select ? .select(options) : .multiselect(options)
        case .textarea: self = .textarea
        case .boolean: self = .boolean
        case .date: self = .date
        case .datetime: self = .datetime
        case .url: self = .url
        case .email: self = .email
        case .phone: self = .phone
        }
        reader.refuseOthers(of: type)
        try reader.faults.throwIfAny()
    }

    /// The settings as a client sees them; `nil` where the type has none or none is set.
    public var settings: JSONObject? {
        var settings = JSONObject()
        switch self {
        case .text(let maximumLength):
            settings["maxLength"] = maximumLength.map { .number(Double($0)) }
        case .number(let rules):
            settings["min"] = rules.minimum.map { .number($0) }
            settings["max"] = rules.maximum.map { .number($0) }
            settings["integer"] = rules.isInteger ? .boolean(true) : nil
        case .select(let options), .multiselect(let options):
            settings["options"] = .array(options.options.map(Self.json))
        case .textarea, .boolean, .date, .datetime, .url, .email, .phone:
            break
        }
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

/// Takes the members of a settings object one by one and notes what is wrong with each.
private struct SettingsReader {
    private var rest: JSONObject
    var faults = FaultCollector()

    init(_ settings: JSONObject) { rest = settings }

    var failure: ValidationFailure {
        ValidationFailure(faults.faults) ?? ValidationFailure(FieldFault("is not valid"))
    }

    private mutating func take(_ name: String) -> JSONValue? {
        defer { rest[name] = nil }
        return rest[name] == .null ? nil : rest[name]
    }

    mutating func number(_ name: String) -> Double? {
        switch take(name) {
        case nil: return nil
        case .number(let number): return number
        case let other?:
            faults.add(name, "must be a number, not \(other.kind)")
            return nil
        }
    }

    mutating func boolean(_ name: String) -> Bool? {
        switch take(name) {
        case nil: return nil
        case .boolean(let boolean): return boolean
        case let other?:
            faults.add(name, "must be a boolean, not \(other.kind)")
            return nil
        }
    }

    mutating func length(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = number(name) else { return nil }
        guard let length = Int(exactly: number), range.contains(length) else {
            faults.add(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return length
    }

    mutating func options() -> SelectOptions? {
        guard case .array(let elements)? = take("options") else {
            faults.add("options", "must be an array of at least one option")
            return nil
        }
        var options: [SelectOption] = []
        for (index, element) in elements.enumerated() {
            let path = "options[\(index)]"
            guard case .object(let object) = element else {
                faults.add(path, "must be an object with a value, not \(element.kind)")
                continue
            }
            if let option = option(object, path) { options.append(option) }
        }
        guard faults.faults.isEmpty else { return nil }
        return faults.parse("options") { () throws(FieldFault) in try SelectOptions(options) }
    }

    private mutating func option(_ object: JSONObject, _ path: String) -> SelectOption? {
        for member in object.members where !["value", "label", "color"].contains(member.name) {
            faults.add("\(path).\(member.name)", "is not a member of an option")
        }
        let value: OptionText? = text(object["value"] ?? .null, "\(path).value", isRequired: true)
        let label: OptionText? = text(object["label"] ?? .null, "\(path).label", isRequired: false)
        let color: OptionColor? = text(object["color"] ?? .null, "\(path).color", isRequired: false)
        return value.map { SelectOption(value: $0, label: label, color: color) }
    }

    private mutating func text<Limits>(
        _ value: JSONValue, _ path: String, isRequired: Bool
    ) -> BoundedText<Limits>? {
        switch value {
        case .string(let string):
            return faults.parse(path) { () throws(FieldFault) in try BoundedText(string) }
        case .null where !isRequired:
            return nil
        default:
            faults.add(path, "must be a string, not \(value.kind)")
            return nil
        }
    }

    mutating func refuseOthers(of type: CustomFieldType) {
        for member in rest.members {
            faults.add(member.name, "is not a setting of a \(type.rawValue) field")
        }
    }
}
