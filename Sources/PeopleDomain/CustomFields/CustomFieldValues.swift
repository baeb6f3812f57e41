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
                    writer.name(of: key.string)
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

    /// The values without that of a field, or without some of its options, where a choice of nothing is no value.
    ///
    /// - Parameter options: what is taken away; `nil` for whatever the value is.
    /// - Returns: `nil` where there is nothing to take away.
    public func takingAway(_ options: Set<String>? = nil, of key: CustomFieldKey) -> CustomFieldValues? {
        var values = values
        guard let value = values[key] else { return nil }
        switch (value, options) {
        case (_, nil):
            values[key] = nil
        case (.text(let text), let options?) where options.contains(text):
            values[key] = nil
        case (.list(let list), let options?) where !options.isDisjoint(with: list):
            let rest = list.filter { !options.contains($0) }
            values[key] = rest.isEmpty ? nil : .list(rest)
        default:
            return nil
        }
        return CustomFieldValues(values)
    }

    public mutating func apply(_ changes: CustomFieldChanges) {
        guard !changes.isEmpty else { return }
        var values = values
        for (key, value) in changes.values { values[key] = value }
        self = CustomFieldValues(values)
    }
}
