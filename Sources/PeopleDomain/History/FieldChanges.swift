/// What a change did to the fields of a record, field by field.
///
/// Held as the JSON array that goes into a store and into an answer: most of a history is only shown.
public struct FieldChanges: Hashable, Sendable {
    public static let none = FieldChanges(storedJSON: "[]")

    /// `[{"field": …, "old": …, "new": …}]` without white space, in the order of a representation.
    public let json: String

    public init(_ changes: [FieldChange]) {
        json = JSONWriter.text { writer in
            writer.array(changes) { writer, change in
                writer.object { writer in
                    writer.name("field")
                    writer.value(change.field)
                    writer.name("old")
                    writer.value(change.old)
                    writer.name("new")
                    writer.value(change.new)
                }
            }
        }
    }

    /// For storage backends: what ``json`` gave before it was stored.
    public init(storedJSON json: String) { self.json = json }

    /// For storage backends whose database wrote the array: with white space, and numbers as it likes them.
    public init(looseJSON json: String) { self.init(FieldChanges(storedJSON: json).list) }

    public var isEmpty: Bool { json == "[]" }

    /// The changes, taken apart.
    public var list: [FieldChange] {
        guard !isEmpty, case .array(let elements)? = try? JSONParser.parse(json) else { return [] }
        return elements.compactMap { element in
            guard case .object(let object) = element, case .string(let field)? = object["field"] else { return nil }
            return FieldChange(field: field, old: object["old"] ?? .null, new: object["new"] ?? .null)
        }
    }

    /// Without those of custom fields, which the older name of people does not show.
    public var withoutCustomFields: FieldChanges {
        isEmpty ? self : FieldChanges(list.filter { !$0.isOfCustomField })
    }
}
