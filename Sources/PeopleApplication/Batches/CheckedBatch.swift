import PeopleDomain
import PeopleStorage

/// The items of a batch that are right, as changes, and the faults of those that are not.
struct CheckedBatch {
    private let items: [Result<Change, ValidationFailure>]
    private let mode: BatchMode

    /// - Parameter change: makes a change of an item.
    init<Operation>(
        _ items: [Result<Operation, ValidationFailure>], mode: BatchMode, _ change: (Operation) -> Change
    ) {
        self.items = items.map { $0.map(change) }
        self.mode = mode
    }

    var isFaultless: Bool { items.allSatisfy { if case .success = $0 { true } else { false } } }

    /// What there is to commit; `nil` where there is nothing. An atomic batch with a fault is not tried.
    private var set: ChangeSet? {
        if mode == .atomic && !isFaultless { return nil }
        let changes = items.compactMap { try? $0.get() }
        if changes.isEmpty { return nil }
        return ChangeSet(changes, atomicity: mode == .atomic ? .eachOrNothing : .each)
    }

    func commit(to repository: some Repository) async throws(StorageError) -> [BatchItem<ChangeOutcome>] {
        guard let set else { return results { .notDone } }
        var outcomes = try await repository.commit(set).makeIterator()
        return results {
            switch outcomes.next() {
            case .failed(let error): .failed(ApplicationError(error))
            case let outcome?: .done(outcome)
            case nil: .failed(.internalFailure("a commit of \(set.changes.count) changes had fewer outcomes"))
            }
        }
    }

    /// What became of each item.
    ///
    /// - Parameter next: what became of the next one without a fault.
    private func results(_ next: () -> BatchItem<ChangeOutcome>) -> [BatchItem<ChangeOutcome>] {
        items.map { item in
            switch item {
            case .success: next()
            case .failure(let failure): .failed(.invalid(failure))
            }
        }
    }
}
