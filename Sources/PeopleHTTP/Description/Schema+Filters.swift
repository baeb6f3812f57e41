import PeopleDomain

extension Schema {
    /// The filters of a list, by the names of fields.
    static func filters(_ fields: [(name: String, kind: FieldKind)]) -> Schema {
        Schema([
            "type": "object",
            "properties": .object(JSONObject(fields.map { ($0.name, .object(value(of: $0.kind).json)) })),
            "patternProperties": ["^cf_[a-z0-9_]+$": .object(string(1...FieldKind.maximumValueLength).json)],
            "additionalProperties": false,
        ])
    }

    /// What the value of a field is compared with.
    private static func value(of kind: FieldKind) -> Schema {
        switch kind {
        case .text: string(1...FieldKind.maximumValueLength, pattern: anything)
        case .number: number()
        case .boolean, .flag: boolean
        case .day: string(format: "date")
        case .time: string(format: "date-time")
        case .identifier: string(pattern: "^\(uuid)$")
        }
    }
}

extension FieldKind {
    /// Whether lists can be put in order by built-in fields of the kind.
    var hasOrder: Bool { self != .flag && self != .identifier }
}

extension PersonField {
    static let described = allCases.map { (name: $0.rawValue, kind: $0.kind) }
}

extension CompanyField {
    static let described = allCases.map { (name: $0.rawValue, kind: $0.kind) }
}
