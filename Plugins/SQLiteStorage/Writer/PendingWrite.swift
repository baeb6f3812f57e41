#if SQLite
import PeopleStorage

/// A write that waits for its turn, and somebody who waits for the write.
struct PendingWrite: Sendable {
    /// How many changes it makes.
    let weight: Int
    /// Does it within a transaction.
    ///
    /// - Returns: what tells the waiting task, to be called when the transaction is durable.
    let perform: @Sendable (WriteTransaction) throws(StorageError) -> Acknowledgement
    /// Tells the waiting task that nothing was stored.
    let refuse: @Sendable (StorageError) -> Void

    typealias Acknowledgement = @Sendable () -> Void

    init<Output: Sendable>(
        weight: Int, _ continuation: CheckedContinuation<Result<Output, StorageError>, Never>,
        _ body: @escaping @Sendable (WriteTransaction) throws(StorageError) -> Output
    ) {
        self.weight = weight
        perform = { transaction throws(StorageError) in
            let output = try body(transaction)
            return { continuation.resume(returning: .success(output)) }
        }
        refuse = { continuation.resume(returning: .failure($0)) }
    }
}
#endif
