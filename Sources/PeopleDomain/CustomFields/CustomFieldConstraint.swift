/// The type of a custom field together with the settings that this type has, so that no field has options it can't use.
public enum CustomFieldConstraint: Hashable, Sendable {
    case text(TextRules)
    case textarea
    case number(NumberRules)
    case boolean
    case date
    case datetime
    case url
    case email
    case phone
    case select(SelectOptions)
    case multiselect(SelectOptions)

    public var type: CustomFieldType {
        switch self {
        case .text: .text
        case .textarea: .textarea
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .datetime: .datetime
        case .url: .url
        case .email: .email
        case .phone: .phone
        case .select: .select
        case .multiselect: .multiselect
        }
    }

    public var options: SelectOptions? {
        switch self {
        case .select(let options), .multiselect(let options): options
        default: nil
        }
    }
}
