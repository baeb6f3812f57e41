/// The value of a custom field on one record.
public enum CustomFieldValue: Hashable, Sendable {
    /// Every type but those below. A `date` or `datetime` is its written form.
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// The chosen options of a `multiselect`, at least one.
    case list([String])

    /// The longest value of a `text` field whose settings say nothing.
    public static let maximumTextLength = 1000
    /// The longest value of a `textarea` field.
    public static let maximumTextareaLength = 50_000

    public var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .boolean(let boolean): .boolean(boolean)
        case .list(let values): .array(values.map { .string($0) })
        }
    }

    /// Reads what ``json`` wrote; `nil` for anything that no field takes.
    init?(json: JSONValue) {
        switch json {
        case .string(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .boolean(let boolean): self = .boolean(boolean)
        case .array(let elements):
            var values: [String] = []
            for case .string(let value) in elements { values.append(value) }
            guard values.count == elements.count else { return nil }
            self = .list(values)
        case .null, .object: return nil
        }
    }
}
