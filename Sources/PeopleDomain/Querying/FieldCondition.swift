/// What a record must have in a field, or must not have.
public struct FieldCondition: Hashable, Sendable {
    public let field: QueryField
    public let test: FieldTest
    /// Whether the records are meant that don't pass the test. Those without a value are among them.
    public let isNegated: Bool

    public init(_ field: QueryField, _ test: FieldTest, isNegated: Bool = false) {
        self.field = field
        self.test = test
        self.isNegated = isNegated
    }

    /// Whether a record meets the condition that has these keys in the field.
    public func isMet(by keys: [SortKey]) -> Bool { keys.contains(where: test.isPassed) != isNegated }
}

/// What a key is asked.
public enum FieldTest: Hashable, Sendable {
    /// Whether it is in one of the ranges, which are in order and don't overlap.
    case within([KeyRange])
    /// Whether these bytes occur in it, at least one.
    case containing([UInt8])

    public func isPassed(by key: SortKey) -> Bool {
        switch self {
        case .within(let ranges): ranges.contains { $0.contains(key) }
        case .containing(let bytes): key.bytes.contains(bytes)
        }
    }
}
