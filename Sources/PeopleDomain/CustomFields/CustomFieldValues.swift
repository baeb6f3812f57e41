/// The custom fields of one record: what a store keeps and an answer shows.
///
/// Held as the JSON object that goes into the answer, its keys in order and without white space. Most values that are
/// read are only shown, and a list of fifty people would spend more time on taking them apart and together again than
/// on everything else.
public struct CustomFieldValues: Hashable, Sendable {
    public static let none = CustomFieldValues(storedJSON: "{}")

    /// A JSON object in canonical form.
    public let json: String

    public init(_ values: [CustomFieldKey: CustomFieldValue]) {
        self.init(sorted: values.sorted { $0.key < $1.key })
    }

    /// For storage backends: what ``json`` gave before it was stored.
    public init(storedJSON json: String) { self.json = json }

    private init(sorted values: [(key: CustomFieldKey, value: CustomFieldValue)]) {
        json = JSONWriter.text { writer in
            writer.object { writer in
                for (key, value) in values {
                    writer.name(key.string)
                    writer.value(value.json)
                }
            }
        }
    }

    public var isEmpty: Bool { json == "{}" }

    /// The values by key, taken apart.
    public var values: [CustomFieldKey: CustomFieldValue] {
        guard !isEmpty, case .object(let object)? = try? JSONParser.parse(json) else { return [:] }
        var values: [CustomFieldKey: CustomFieldValue] = [:]
        for member in object.members {
            values[CustomFieldKey(member.name)] = CustomFieldValue(json: member.value)
        }
        return values
    }

    public mutating func apply(_ changes: CustomFieldChanges) {
        guard !changes.isEmpty else { return }
        var values = values
        for (key, value) in changes.values { values[key] = value }
        self = CustomFieldValues(values)
    }
}

/// Which custom fields a write sets, and which it removes (`nil`). All others stay.
public struct CustomFieldChanges: Hashable, Sendable {
    public static let none = CustomFieldChanges([:])

    public let values: [CustomFieldKey: CustomFieldValue?]

    public init(_ values: [CustomFieldKey: CustomFieldValue?]) { self.values = values }

    public var isEmpty: Bool { values.isEmpty }
}
