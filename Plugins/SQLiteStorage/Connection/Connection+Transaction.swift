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

    /// Runs a part of a transaction that leaves no trace where it throws.
    ///
    /// For changes that are rare: FTS5 writes out what it holds at each savepoint.
    func savepoint<Value>(_ body: () throws(StorageError) -> Value) throws(StorageError) -> Value {
        try run(TransactionQueries.savepoint)
        do {
            let value = try body()
            try run(TransactionQueries.release)
            return value
        } catch {
            // Where SQLite has rolled back all by itself, there is no savepoint left.
            if isInTransaction {
                try run(TransactionQueries.rollBackToSavepoint)
                try run(TransactionQueries.release)
            }
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
    static let savepoint = SQL("SAVEPOINT part")
    static let release = SQL("RELEASE part")
    static let rollBackToSavepoint = SQL("ROLLBACK TO part")
}
#endif
