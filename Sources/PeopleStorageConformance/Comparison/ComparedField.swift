import PeopleDomain

/// A custom field that random changes define, fill and ask for: a key always has the same type, as with clients.
struct ComparedField: Sendable {
    let name: String
    let key: CustomFieldKey
    let rules: CustomFieldRules
    let values: [CustomFieldValue]
    /// As filters write them: some that records have, and some that none has.
    let operands: [String]

    /// Few values each, so that records share them; some differ by case or by accent only.
    static func all(options: [String]) throws -> [ComparedField] {
        let options = try SelectOptions(options.map { try SelectOption(value: OptionText($0)) })
        return [
            ComparedField(
                "Alpha", .text(maximumLength: nil), ["a", "A", "b", "é\"\\", "e\u{301}", "Straße", "zz"],
                ["a", "é", "STRASSE", "tra", "q"]),
            ComparedField("Beta", .select(options), ["a", "b", "c", "d"], ["a", "B", "d", "x"]),
            ComparedField(
                "Gamma", .multiselect(options),
                values: [.list(["a"]), .list(["a", "b", "c"]), .list(["b", "d"]), .list(["d"])], ["a", "b", "d", "x"]),
            ComparedField(
                "Delta", .number(try NumberRules()),
                values: [-20, -1.5, 0, 1, 1.5, 2, 10, 1e12].map { .number($0) }, ["-1.5", "0", "-0", "1.25", "10"]),
            ComparedField("Epsilon", .boolean, values: [.boolean(true), .boolean(false)], ["true", "false"]),
            ComparedField("Zeta", .date, ["2024-02-29", "1999-12-31", "2024-03-01"], ["2024-02-29", "2024-01-01"]),
            ComparedField(
                "Eta", .datetime, ["2024-01-15T10:00:00.000Z", "1969-07-20T20:17:40.000Z"],
                ["2024-01-15T10:00:00Z", "2000-01-01"]),
        ]
    }

    private init(_ name: String, _ rules: CustomFieldRules, _ values: [String], _ operands: [String]) {
        self.init(name, rules, values: values.map { .text($0) }, operands)
    }

    private init(_ name: String, _ rules: CustomFieldRules, values: [CustomFieldValue], _ operands: [String]) {
        self.name = name
        key = CustomFieldKey("cf_\(name.lowercased())")
        self.rules = rules
        self.values = values
        self.operands = operands
    }
}
