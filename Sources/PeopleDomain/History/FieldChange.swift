/// What a change did to one field of a record: its value before and after, as representations show it.
public struct FieldChange: Hashable, Sendable {
    /// As representations name it: `firstName`, `company`, `customFields.cf_score`.
    public let field: String
    /// `null` where there was no value.
    public let old: JSONValue
    /// `null` where there is none any more.
    public let new: JSONValue

    public init(field: String, old: JSONValue, new: JSONValue) {
        self.field = field
        self.old = old
        self.new = new
    }

    /// Before the key of a custom field.
    public static let customFieldPrefix = "customFields."

    public var isOfCustomField: Bool { field.hasPrefix(Self.customFieldPrefix) }
}
