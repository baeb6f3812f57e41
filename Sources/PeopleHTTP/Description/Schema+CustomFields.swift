import PeopleDomain

/// The values of custom fields, and how they are shown. The definitions that are sent are in `Schema+CustomFieldBodies`.
extension Schema {
    static let customFieldValues = map(valueKinds)
        .described("By key, as `cf_department`. A field without a value is not there.")
        .example(["cf_department": "Engineering", "cf_score": 10])

    static let customFieldInput: Schema = {
        let text = string(pattern: anything)
        var input = map([text, number(), boolean, array(text), Schema(["type": "null"])])
            .described("By key. Which keys there are, and what each takes, the custom fields of the organization say.")
            .example(["cf_department": "Engineering"])
        input.json["maxProperties"] = .number(Double(CustomFieldSchema.maximumCount))
        return input
    }()

    /// - Parameter values: what a value may be, of which each type of field takes one.
    private static func map(_ values: [Schema]) -> Schema {
        Schema([
            "type": "object", "propertyNames": ["pattern": #"^cf_[^\u0000]+$"#],
            "additionalProperties": .object(any(of: values).json),
        ])
    }

    static let customField = record(definition)

    static let changedCustomField = record(definition + [recordsTouched])

    static let deletedCustomField = record([("id", .id), recordsTouched])

    static let customFieldForecast = record([
        ("dryRun", Schema(["const": true])),
        (
            "failing",
            count.described("How many records the new definition would not take, or would lose their value.")
        ),
        (
            "examples",
            array(
                record([
                    ("id", id), ("name", string()),
                    ("value", any(of: valueKinds + [Schema(["type": "null"])])), ("message", string(1...10_000)),
                ])
            ).described("The first of them that the key sees, up to twenty.")
        ), recordsTouched,
    ])

    private static let valueKinds = [string(), number(), boolean, array(string(), 1...)]

    private static let recordsTouched = (
        "recordsTouched", Schema.count.described("How many records lost a value by it.")
    )

    private static let definition: [(String, Schema)] =
        [
            ("id", .id), ("entityType", .oneOf(EntityType.allCases.map(\.rawValue))),
            ("name", .shown(CustomFieldName.self).example("Department")),
            ("key", .string(pattern: "^cf_.").described("Made from the first name.").example("cf_department")),
            ("type", .oneOf(CustomFieldType.allCases.map(\.rawValue))),
            ("description", .shown(CustomFieldDescription.self).orNull), ("isFilterable", .boolean),
            ("isSortable", .boolean), ("isRequired", .boolean),
            ("isUnique", .boolean.described("Not yet: no field can be.")),
            ("settings", .named(.customFieldSettings).orNull),
            ("displayOrder", .count.described("0, 1, 2 … in order of creation.")),
        ] + times

    /// Each type has some of them, which ``newCustomField`` tells apart.
    static let customFieldSettings = Schema([
        "type": "object",
        "properties": [
            "maxLength": .object(integer(1...CustomFieldValue.maximumTextLength).described("Of `text`.").json),
            "pattern": .object(string(1...200).described("Of `text`: matches the whole value.").json),
            "default": .object(
                any(of: valueKinds).described("What a new record gets that is given no value.").json),
            "min": .object(number().described("Of `number`.").json),
            "max": .object(number().described("Of `number`.").json),
            "integer": .object(boolean.described("Of `number`: whole ones only.").json),
            "options": .object(array(option, 1...).described("Of `select` and `multiselect`.").json),
        ],
    ])

    private static let option = record([
        ("value", .shown(OptionText.self)), ("label", .shown(OptionText.self)),
        ("color", .shown(OptionColor.self).orNull),
    ])
}
