import PeopleDomain
import PeopleStorage

/// What became of an item of a batch.
public enum BatchItem<Value: Sendable>: Sendable {
    case done(Value)
    case failed(ApplicationError)
    /// Nothing is wrong with it that is known, but the batch was to be done whole or not at all, and another item failed.
    case notDone
}

/// What became of a batch, item by item and in their order.
public struct BatchReport<Record: Sendable>: Sendable {
    public let items: [BatchItem<Written<Record>>]
    /// How many items are stored.
    public let succeeded: Int
    /// Whether nothing is stored because the batch was to be done whole and an item failed.
    public let isRefused: Bool

    public var failed: Int { items.count - succeeded }

    /// - Parameter items: as far as each could be done.
    init(_ items: [BatchItem<Written<Record>>], mode: BatchMode) {
        let done = items.count { if case .done = $0 { true } else { false } }
        isRefused = mode == .atomic && done < items.count
        succeeded = isRefused ? 0 : done
        self.items = isRefused ? items.map { if case .done = $0 { .notDone } else { $0 } } : items
    }
}

extension [BatchItem<ChangeOutcome>] {
    /// The report on records of one kind.
    ///
    /// - Parameters:
    ///   - record: takes the record out of an outcome.
    ///   - failure: says a failure in the terms of the input.
    func report<Record>(
        _ mode: BatchMode, _ record: (ChangeOutcome) throws(ApplicationError) -> Written<Record>,
        _ failure: (ApplicationError) -> ApplicationError = { $0 }
    ) throws(ApplicationError) -> BatchReport<Record> {
        let items = try map { item throws(ApplicationError) -> BatchItem<Written<Record>> in
            switch item {
            case .done(let outcome): .done(try record(outcome))
            case .failed(let error): .failed(failure(error))
            case .notDone: .notDone
            }
        }
        return BatchReport(items, mode: mode)
    }
}
