/// Every fault of one input, at least one.
public struct ValidationFailure: Error, Hashable, Sendable {
    public let faults: [FieldFault]

    public init(_ first: FieldFault, _ others: [FieldFault] = []) {
        faults = [first] + others
    }

    /// `nil` where nothing is wrong.
    public init?(_ faults: [FieldFault]) {
        guard !faults.isEmpty else { return nil }
        self.faults = faults
    }
}
