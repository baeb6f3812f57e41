import Synchronization

/// The keywords of JSON Schema that set a bound to a number or a count.
enum JSONSchemaLimit: String {
    case minimum, maximum, minLength, maxLength, minItems, maxItems, minProperties, maxProperties

    /// A value of another kind keeps every bound. A length counts Unicode scalars.
    func isKept(by value: JSON, _ limit: Double) -> Bool {
        switch (self, value) {
        case (.minimum, .number(let number)): number >= limit
        case (.maximum, .number(let number)): number <= limit
        case (.minLength, .string(let text)): Double(text.unicodeScalars.count) >= limit
        case (.maxLength, .string(let text)): Double(text.unicodeScalars.count) <= limit
        case (.minItems, .array(let elements)): Double(elements.count) >= limit
        case (.maxItems, .array(let elements)): Double(elements.count) <= limit
        case (.minProperties, .object(let members)): Double(members.count) >= limit
        case (.maxProperties, .object(let members)): Double(members.count) <= limit
        default: true
        }
    }
}

/// The patterns of the description, which are of the dialect of ECMAScript and mean the same in Swift's.
enum Pattern {
    /// To make one takes longer than to match it.
    private static let made = Mutex<[String: Regex<AnyRegexOutput>]>([:])

    /// `nil` for a pattern that can't be read.
    static func matches(_ text: String, _ pattern: String) -> Bool? {
        made.withLock { made in
            if made[pattern] == nil {
                // Characters are scalars there.
                made[pattern] = try? Regex(pattern).matchingSemantics(.unicodeScalar)
            }
            return made[pattern].map { text.firstMatch(of: $0) != nil }
        }
    }
}

/// The formats that the description uses; a text is of no other.
enum Format {
    static func matches(_ text: String, _ format: String) -> Bool {
        switch format {
        case "uuid": text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/) != nil
        case "date-time":
            // As the contract writes times, which is one of the forms that the format allows.
            text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil
        default: false
        }
    }
}
