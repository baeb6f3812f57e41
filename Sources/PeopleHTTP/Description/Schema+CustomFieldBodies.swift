import PeopleDomain

/// The definitions of custom fields as clients send them: which settings there are depends on the type.
extension Schema {
    /// That the name has a letter or a digit, of which a key is made, no pattern says that all readers know.
    static let newCustomField = Schema([
        "oneOf": .array(
            settingsByType.map { group in
                let settings = group.settings.map { $0.json } ?? noSettings.json
                let isRequired = group.types == choices
                let body = request(
                    required: ["name", "type"] + (isRequired ? ["settings"] : []),
                    definition + [
                        ("type", oneOf(group.types.map(\.rawValue)).described("In any case.")),
                        ("settings", isRequired ? Schema(settings) : Schema(settings).orNull),
                    ])
                return .object(body.json)
            })
    ]).example(["name": "Department", "type": "text"])

    static let customFieldChange = request(
        definition + [
            ("settings", any(of: settingsByType.compactMap(\.settings) + [noSettings]).orNull)
        ]
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
    ]

    private static let choices: [CustomFieldType] = [.select, .multiselect]

    private static let settingsByType: [(types: [CustomFieldType], settings: Schema?)] = [
        ([.text], request([("maxLength", .integer(1...CustomFieldValue.maximumTextLength).orNull)])),
        ([.number], request([("min", .number().orNull), ("max", .number().orNull), ("integer", .boolean.orNull)])),
        (choices, request(required: ["options"], [("options", options)])),
        (CustomFieldType.allCases.filter { !([.text, .number] + choices).contains($0) }, nil),
    ]

    private static let noSettings = request([])

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
