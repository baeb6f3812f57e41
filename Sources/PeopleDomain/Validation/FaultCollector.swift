/// Collects what is wrong with an input, so that it is all said at once and not one fault a request.
public struct FaultCollector: Sendable {
    public private(set) var faults: [FieldFault] = []

    public init() {}

    public mutating func add(_ field: String, _ message: String) {
        faults.append(FieldFault(field: field, message))
    }

    /// The value of `body`; or `nil` with its fault noted under the name of the field.
    public mutating func parse<Value>(_ field: String, _ body: () throws(FieldFault) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            add(Self.path(field, error.field), error.message)
            return nil
        }
    }

    /// The value of `body`; or `nil` with its faults noted below the name of the field.
    public mutating func parse<Value>(_ field: String, _ body: () throws(ValidationFailure) -> Value) -> Value? {
        do {
            return try body()
        } catch {
            for fault in error.faults { add(Self.path(field, fault.field), fault.message) }
            return nil
        }
    }

    /// - Throws: what was collected, if anything was.
    public func throwIfAny() throws(ValidationFailure) {
        if let failure = ValidationFailure(faults) { throw failure }
    }

    /// What was collected, for where a value is missing and so a fault was noted.
    public var failure: ValidationFailure {
        ValidationFailure(faults) ?? ValidationFailure(FieldFault("is not what was expected"))
    }

    private static func path(_ outer: String, _ inner: String) -> String {
        outer.isEmpty || inner.isEmpty ? outer + inner : "\(outer).\(inner)"
    }
}
