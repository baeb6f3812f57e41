import PeopleDomain
import PeopleStorage

/// The items of a batch as changes. One that is wrong is a change too, which fails with its faults: so it has its place
/// among the outcomes, also among those that are kept under an idempotency key.
struct CheckedBatch {
    private let changes: [Change]
    private let mode: BatchMode
    /// The faults of the first item that is wrong.
    private let failure: ValidationFailure?
    private let isAllWrong: Bool

    /// - Parameter change: makes a change of an item.
    init<Operation>(
        _ items: [Result<Operation, ValidationFailure>], mode: BatchMode, _ change: (Operation) -> Change
    ) {
        let failures = items.compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
        self.mode = mode
        failure = failures.first
        isAllWrong = failures.count == items.count
        changes = items.map { item in
            switch item {
            case .success(let operation): change(operation)
            case .failure(let failure): .refuse(failure)
            }
        }
    }

    var isFaultless: Bool { failure == nil }

    func commit(to committer: Committer) async throws(StorageError) -> [BatchItem<ChangeOutcome>] {
        // An atomic batch with a fault is not tried, nor is one of nothing but faults.
        if isAllWrong || mode == .atomic && !isFaultless {
            guard let failure, let outcomes = try await committer.earlierOutcomes(behind: failure) else {
                return changes.map {
                    if case .refuse(let failure) = $0 { .failed(.invalid(failure)) } else { .notDone }
                }
            }
            return results(outcomes)
        }
        let set = ChangeSet(changes, atomicity: mode == .atomic ? .eachOrNothing : .each)
        return results(try await committer.commit(set))
    }

    /// What became of each item.
    private func results(_ outcomes: [ChangeOutcome]) -> [BatchItem<ChangeOutcome>] {
        changes.indices.map { index in
            guard index < outcomes.count else {
                return .failed(.internalFailure("a commit of \(changes.count) changes had fewer outcomes"))
            }
            if case .failed(let error) = outcomes[index] { return .failed(ApplicationError(error)) }
            return .done(outcomes[index])
        }
    }
}
