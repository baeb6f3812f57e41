extension CustomFieldConstraint {
    /// See ``CustomFieldRules/check(_:)``.
    func check(_ value: JSONValue) throws(FieldFault) -> CustomFieldValue? {
        switch (self, value) {
        case (_, .null): return nil
        case (.number(let rules), .number(let number)):
            return .number(try rules.check(number))
        case (.boolean, .boolean(let boolean)): return .boolean(boolean)
        case (.multiselect(let options), .array(let elements)): return try options.check(elements)
        case (.number, _), (.boolean, _), (.multiselect, _): throw FieldFault("must be \(expected), not \(value.kind)")
        case (_, .string(let string)):
            let text = string.trimmingWhiteSpace()
            return text.isEmpty ? nil : .text(try check(text))
        default: throw FieldFault("must be \(expected), not \(value.kind)")
        }
    }

    private var expected: String {
        switch self {
        case .text, .textarea: "a string"
        case .number: "a number"
        case .boolean: "true or false"
        case .date: "a date as \"2024-01-15\""
        case .datetime: "a time as \"2024-01-15T10:30:00Z\""
        case .url: "a URL as a string"
        case .email: "an email address as a string"
        case .phone: "a phone number as a string"
        case .select(let options): "one of \(options.list)"
        case .multiselect(let options): "an array of some of \(options.list)"
        }
    }

    private func check(_ text: String) throws(FieldFault) -> String {
        if text.utf8.contains(0) { throw FieldFault("must not contain a NUL character") }
        switch self {
        case .text(let rules):
            try checkLength(text, rules.maximumLength ?? CustomFieldValue.maximumTextLength)
            if let pattern = rules.pattern, !pattern.matches(text) {
                throw FieldFault("must be like the pattern \"\(pattern)\"")
            }
            return text
        case .textarea:
            try checkLength(text, CustomFieldValue.maximumTextareaLength)
            return text
        case .date:
            guard let date = CalendarDate(text) else { throw FieldFault("must be \(expected)") }
            return date.description
        case .datetime:
            guard let time = Timestamp(text) else { throw FieldFault("must be \(expected)") }
            return time.description
        case .url: return try WebsiteURL(text).string
        case .email: return try EmailAddress(text).string
        case .phone: return try PhoneNumber(text).string
        case .select(let options):
            guard options.contains(text) else { throw FieldFault("must be \(expected)") }
            return text
        case .number, .boolean, .multiselect: throw FieldFault("must be \(expected), not a string")
        }
    }

    private func checkLength(_ text: String, _ maximum: Int) throws(FieldFault) {
        if text.unicodeScalars.count > maximum { throw FieldFault("must have at most \(maximum) characters") }
    }
}

extension NumberRules {
    fileprivate func check(_ number: Double) throws(FieldFault) -> Double {
        if isInteger && number != number.rounded() { throw FieldFault("must be a whole number") }
        if let minimum, number < minimum { throw FieldFault("must be at least \(Self.text(minimum))") }
        if let maximum, number > maximum { throw FieldFault("must be at most \(Self.text(maximum))") }
        return number
    }

    private static func text(_ number: Double) -> String { JSONWriter.text { $0.value(number) } }
}

extension SelectOptions {
    /// The first options, for a message.
    fileprivate var list: String {
        let shown = options.prefix(10).map { "\"\($0.value)\"" }.joined(separator: ", ")
        return options.count > 10 ? shown + " …" : shown
    }

    /// The chosen options in the order of the definition, each once.
    fileprivate func check(_ elements: [JSONValue]) throws(FieldFault) -> CustomFieldValue? {
        var chosen: Set<String> = []
        for element in elements {
            guard case .string(let string) = element, contains(string.trimmingWhiteSpace()) else {
                throw FieldFault("must be an array of some of \(list)")
            }
            chosen.insert(string.trimmingWhiteSpace())
        }
        if chosen.isEmpty { return nil }
        return .list(options.map(\.value.string).filter(chosen.contains))
    }
}
