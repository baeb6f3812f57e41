#if SQLite
import PeopleStorage

extension Connection {
    /// Runs reads that see one moment of the store.
    func snapshot<Value>(_ body: () throws(StorageError) -> Value) throws(StorageError) -> Value {
        try run(TransactionQueries.begin)
        do {
            let value = try body()
            try run(TransactionQueries.commit)
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends a transaction without a trace. There is nothing to do about a failure: SQLite has rolled back then itself,
    /// or the next `BEGIN` fails and says so.
    func rollBack() {
        guard isInTransaction else { return }
        try? run(TransactionQueries.rollBack)
    }
}

enum TransactionQueries {
    static let begin = SQL("BEGIN")
    /// Takes the write lock at once: a transaction that reads first and then writes could find that another process
    /// wrote in between (sqlite.org/isolation.html).
    static let beginImmediate = SQL("BEGIN IMMEDIATE")
    static let commit = SQL("COMMIT")
    static let rollBack = SQL("ROLLBACK")
}
#endif
