/// What a patch does to one field.
public enum FieldUpdate<Value: Sendable & Hashable>: Hashable, Sendable {
    /// The field was not provided and stays.
    case keep
    /// For a field that can be empty, `nil` empties it.
    case set(Value)

    public func apply(to value: inout Value) {
        if case .set(let new) = self { value = new }
    }
}
