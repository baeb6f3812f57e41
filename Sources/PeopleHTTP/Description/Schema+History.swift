import PeopleDomain

extension Schema {
    static let historyEntry = record([
        ("at", .time), ("kind", .oneOf(HistoryKind.allCases.map(\.rawValue)).described("What was done.")),
        ("by", author), ("changes", .array(.named(.fieldChange)).described("Empty for a creation and a deletion.")),
    ])

    static let fieldChange = record([
        ("field", .string(1...1000).described("As representations name it.").example("customFields.cf_score")),
        ("old", value.described("`null` where there was no value.")),
        ("new", value.described("`null` where there is none any more.")),
    ])

    /// What a field can have. A company is told with the name that it had at the time.
    private static let value = any(of: [
        string(), number(), boolean, array(string()), Schema(["type": "null"]),
        record([("id", .id), ("name", .shown(CompanyName.self))]),
    ])

    private static let author = record([
        ("userId", .id.orNull.described("`null` for the operator of the server.")),
        ("keyId", .id.orNull.described("The key by which it was done.")),
    ])

    /// What a record in the trash shows besides.
    static let deletion: [(String, Schema)] = [("deletedAt", .time), ("deletedBy", author)]
}
