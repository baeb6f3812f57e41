#if SQLite
import PeopleStorage

/// A write that waits for its turn, and somebody who waits for the write.
struct PendingWrite: Sendable {
    /// How many changes it makes.
    let weight: Int
    /// Does it within a transaction.
    ///
    /// - Returns: what tells the waiting task, and when that is to be called.
    let perform: @Sendable (WriteTransaction) throws(StorageError) -> Performed
    /// Tells the waiting task that nothing was stored.
    let refuse: @Sendable (StorageError) -> Void

    typealias Acknowledgement = @Sendable () -> Void

    enum Performed {
        /// Tells when the transaction is durable.
        case done(Acknowledgement)
        /// Tells what would have been; what was written has to be taken back.
        case takenBack(Acknowledgement)
    }

    /// - Parameter isTakenBack: whether what `body` wrote is not to be stored, for what it returned.
    init<Output: Sendable>(
        weight: Int, isTakenBack: @escaping @Sendable (Output) -> Bool,
        _ continuation: CheckedContinuation<Result<Output, StorageError>, Never>,
        _ body: @escaping @Sendable (WriteTransaction) throws(StorageError) -> Output
    ) {
        self.weight = weight
        perform = { transaction throws(StorageError) in
            let output = try body(transaction)
            let acknowledge: Acknowledgement = { continuation.resume(returning: .success(output)) }
            return isTakenBack(output) ? .takenBack(acknowledge) : .done(acknowledge)
        }
        refuse = { continuation.resume(returning: .failure($0)) }
    }
}
#endif
