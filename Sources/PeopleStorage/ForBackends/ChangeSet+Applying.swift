extension ChangeSet {
    /// Does the changes in order, as far as the set goes on behind one that fails.
    ///
    /// - Parameter apply: does one change, which has done nothing where it throws.
    /// - Returns: an outcome for each change. Where ``isRefused(_:)`` says so, what was done has to be taken back.
    /// - Throws: what ends the set; what was done before has to be taken back.
    public func outcomes(
        _ apply: (Change) throws(StorageError) -> ChangeOutcome
    ) throws(StorageError) -> [ChangeOutcome] {
        var outcomes: [ChangeOutcome] = []
        outcomes.reserveCapacity(changes.count)
        for change in changes { outcomes.append(try outcome { () throws(StorageError) in try apply(change) }) }
        return outcomes
    }

    /// The outcome of one change of the set.
    ///
    /// - Throws: what ends the set.
    public func outcome(
        _ body: () throws(StorageError) -> ChangeOutcome
    ) throws(StorageError) -> ChangeOutcome {
        do {
            return try body()
        } catch  where atomicity != .allOrNothing && error.isOfOneChange {
            return .failed(error)
        }
    }

    /// Whether nothing of the set is to be stored, although its outcomes are told.
    public func isRefused(_ outcomes: [ChangeOutcome]) -> Bool {
        atomicity == .eachOrNothing && outcomes.contains { if case .failed = $0 { true } else { false } }
    }
}
