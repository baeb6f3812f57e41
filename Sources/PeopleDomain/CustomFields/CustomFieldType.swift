/// What kind of value a custom field takes (contract, section 4).
public enum CustomFieldType: String, CaseIterable, Hashable, Sendable {
    /// One line, up to 1,000 characters unless the settings say less.
    case text
    /// Many lines, up to 50,000 characters.
    case textarea
    case number
    case boolean
    /// A day: `YYYY-MM-DD`.
    case date
    /// An instant, RFC 3339; kept in UTC.
    case datetime
    case url
    case email
    case phone
    /// One of the options.
    case select
    /// Some of the options.
    case multiselect

    /// Reads the name in any case.
    public init?(caseInsensitive name: String) {
        self.init(rawValue: name.lowercased())
    }

    static let list = allCases.map(\.rawValue).joined(separator: ", ")
}
