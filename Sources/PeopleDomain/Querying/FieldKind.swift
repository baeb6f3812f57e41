/// How the values of a field are read from a filter, and what can be asked of them.
public enum FieldKind: Hashable, Sendable {
    case text
    case number
    case boolean
    /// A flag that every record has, and that is kept only where it is set: no key stands for false.
    case flag
    case day
    case time
    case identifier

    /// The longest value in a filter, in characters.
    public static let maximumValueLength = 1000

    /// - Throws: ``FieldFault`` where the text is no value of such a field.
    func key(_ text: String) throws(FieldFault) -> SortKey {
        switch self {
        case .text:
            return SortKey(text)
        case .number:
            guard case .number(let number)? = try? JSONParser.parse(text) else { throw FieldFault("must be a number") }
            return SortKey(number)
        case .boolean, .flag:
            return SortKey(try Self.boolean(text))
        case .day:
            guard let date = CalendarDate(text) else { throw FieldFault("must be a date as \"2024-01-15\"") }
            return SortKey(date.description)
        case .time:
            // A day alone is its beginning: "since the first of May".
            guard let time = Timestamp(text) ?? Timestamp(text + "T00:00:00Z") else {
                throw FieldFault("must be a time as \"2024-01-15T10:30:00Z\", or a date")
            }
            return SortKey(time)
        case .identifier:
            guard let id = Identifier<Void>(text) else { throw FieldFault("must be a UUID") }
            return SortKey(id)
        }
    }

    static func boolean(_ text: String) throws(FieldFault) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        default: throw FieldFault("must be true or false")
        }
    }

    /// The operators that such a field has.
    public var operators: [FieldOperator] {
        switch self {
        case .text: FieldOperator.allCases
        case .number, .day, .time: FieldOperator.allCases.filter { $0 != .containing }
        case .boolean: [.equal, .notEqual, .isNull]
        case .flag: [.equal, .notEqual]
        case .identifier: [.equal, .notEqual, .oneOf, .isNull]
        }
    }
}

extension CustomFieldType {
    /// How values of the type are compared.
    public var kind: FieldKind {
        switch self {
        case .text, .textarea, .url, .email, .phone, .select, .multiselect: .text
        case .number: .number
        case .boolean: .boolean
        case .date: .day
        case .datetime: .time
        }
    }
}
