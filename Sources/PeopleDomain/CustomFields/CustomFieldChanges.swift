/// Which custom fields a write sets, and which it removes (`nil`). All others stay.
public struct CustomFieldChanges: Hashable, Sendable {
    public static let none = CustomFieldChanges([:])

    public let values: [CustomFieldKey: CustomFieldValue?]

    public init(_ values: [CustomFieldKey: CustomFieldValue?]) { self.values = values }

    public var isEmpty: Bool { values.isEmpty }
}
