import PeopleDomain

/// The definitions of custom fields as clients send them: which settings there are depends on the type.
extension Schema {
    /// That the name has a letter or a digit, of which a key is made, no pattern says that all readers know.
    static let newCustomField = Schema([
        "oneOf": .array(
            settingsByType.map { types, settings in
                let isRequired = types == choices
                let body = request(
                    required: ["name", "type"] + (isRequired ? ["settings"] : []),
                    definition + [
                        ("type", oneOf(types.map(\.rawValue)).described("In any case.")),
                        ("settings", isRequired ? .named(settings) : .named(settings).orNull),
                    ])
                return .object(body.json)
            })
    ]).example(["name": "Department", "type": "text"])

    static let customFieldChange = request(
        definition + [("settings", any(of: settingsByType.map { .named($0.settings) }).orNull)]
    )
    .readOnly(CustomFieldBody.shownOnly).readOnly(CustomFieldBody.neverChanged)
    .described(
        """
        What is not named stays as it is, and settings are replaced as a whole: those of the type of the field. `type`, \
        `key` and `entityType` never change; what they are may be sent back.
        """)

    private static let definition: [(String, Schema)] = [
        ("name", .text(CustomFieldName.self).example("Department")),
        ("description", .optionalText(CustomFieldDescription.self)),
        ("isFilterable", .boolean), ("isSortable", .boolean), ("isRequired", .boolean),
        ("isUnique", Schema(["const": false]).described("Not yet: no field can be.")),
    ]

    private static let choices: [CustomFieldType] = [.select, .multiselect]

    private static let settingsByType: [(types: [CustomFieldType], settings: SchemaName)] = [
        ([.text], .textSettings), ([.number], .numberSettings), (choices, .selectSettings),
        (CustomFieldType.allCases.filter { !([.text, .number] + choices).contains($0) }, .noSettings),
    ]

    static let textSettings = request([
        ("maxLength", .integer(1...CustomFieldValue.maximumTextLength).orNull),
        (
            "pattern",
            .string(0...200, pattern: anything).orNull
                .described("A regular expression without look-around and references to groups, of the whole value.")
        ), ("default", .string(pattern: anything).orNull.described(defaultValue)),
    ])

    private static let defaultValue = "What a new record gets that is given no value. Itself a value of the field."

    static let numberSettings = request([
        ("min", .number().orNull), ("max", .number().orNull), ("integer", .boolean.orNull),
        ("default", .number().orNull.described(defaultValue)),
    ]).described("`min` is not above `max`. `integer`: whole numbers only.")

    static let selectSettings = request(
        required: ["options"],
        [
            ("options", options),
            (
                "default",
                any(of: [.string(pattern: anything), .array(.string(pattern: anything)), Schema(["type": "null"])])
                    .described(defaultValue)
            ),
        ])

    static let noSettings = request([
        (
            "default",
            any(of: [.string(pattern: anything), .boolean, Schema(["type": "null"])]).described(defaultValue)
        )
    ]).described("What a type without other settings takes.")

    private static let options: Schema = {
        let option = request(
            required: ["value"],
            [
                ("value", .text(OptionText.self)),
                ("label", .text(OptionText.self).orNull.described("What is shown; the value unless told otherwise.")),
                ("color", .text(OptionColor.self).orNull),
            ])
        var options = array(option, 1...).described("No value twice.")
        options.json["maxItems"] = .number(Double(SelectOptions.maximumCount))
        return options
    }()
}
