/// What numbers a number field takes.
public struct NumberRules: Hashable, Sendable {
    public let minimum: Double?
    public let maximum: Double?
    public let isInteger: Bool

    /// - Throws: ``FieldFault`` where no number is between the two.
    public init(minimum: Double? = nil, maximum: Double? = nil, isInteger: Bool = false) throws(FieldFault) {
        if let minimum, let maximum, minimum > maximum { throw FieldFault(field: "min", "must not be above max") }
        self.minimum = minimum
        self.maximum = maximum
        self.isInteger = isInteger
    }
}
