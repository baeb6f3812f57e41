/// Takes the members of a settings object one by one and notes what is wrong with each.
struct CustomFieldSettingsReader {
    private var rest: JSONObject
    var faults = FaultCollector()

    init(_ settings: JSONObject) { rest = settings }

    /// `nil` where what makes one is missing or wrong.
    mutating func constraint(of type: CustomFieldType) -> CustomFieldConstraint? {
        switch type {
        case .text:
            let maximumLength = length("maxLength", in: 1...CustomFieldValue.maximumTextLength)
            return .text(TextRules(maximumLength: maximumLength, pattern: pattern("pattern")))
        case .number: return numberRules().map { .number($0) }
        case .select: return options().map { .select($0) }
        case .multiselect: return options().map { .multiselect($0) }
        case .textarea: return .textarea
        case .boolean: return .boolean
        case .date: return .date
        case .datetime: return .datetime
        case .url: return .url
        case .email: return .email
        case .phone: return .phone
        }
    }

    mutating func refuseOthers(of type: CustomFieldType) {
        for member in rest.members {
            faults.add(member.name, "is not a setting of a \(type.rawValue) field")
        }
    }

    // MARK: Settings

    private mutating func numberRules() -> NumberRules? {
        let minimum = number("min")
        let maximum = number("max")
        let isInteger = boolean("integer") ?? false
        return faults.parse("") { () throws(FieldFault) in
            try NumberRules(minimum: minimum, maximum: maximum, isInteger: isInteger)
        }
    }

    /// An empty one counts as none, as every empty text does.
    private mutating func pattern(_ name: String) -> TextPattern? {
        switch take(name) {
        case nil, .string(""): return nil
        case .string(let text): return faults.parse(name) { () throws(FieldFault) in try TextPattern(text) }
        case let other?:
            faults.add(name, "must be a string, not \(other.kind)")
            return nil
        }
    }

    // MARK: Members

    mutating func take(_ name: String) -> JSONValue? {
        defer { rest[name] = nil }
        return rest[name] == .null ? nil : rest[name]
    }

    private mutating func number(_ name: String) -> Double? {
        switch take(name) {
        case nil: return nil
        case .number(let number): return number
        case let other?:
            faults.add(name, "must be a number, not \(other.kind)")
            return nil
        }
    }

    private mutating func boolean(_ name: String) -> Bool? {
        switch take(name) {
        case nil: return nil
        case .boolean(let boolean): return boolean
        case let other?:
            faults.add(name, "must be a boolean, not \(other.kind)")
            return nil
        }
    }

    private mutating func length(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = number(name) else { return nil }
        guard let length = Int(exactly: number), range.contains(length) else {
            faults.add(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return length
    }

    private mutating func options() -> SelectOptions? {
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
}
