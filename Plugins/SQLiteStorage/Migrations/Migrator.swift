#if SQLite
import PeopleStorage

/// Brings a file to the present schema, one transaction a step, so that a process that dies leaves a version that
/// exists.
struct Migrator {
    /// In the header of the file (`PRAGMA application_id`), so that `file` and we know whose it is: "PEOP".
    static let applicationID: Int64 = 0x5045_4F50

    let connection: Connection
    let path: String

    /// The steps that the file lacks.
    ///
    /// - Throws: ``SQLiteStorageOpenError`` for a file that is not ours, or of a later version than we know.
    func pending() throws(SQLiteStorageOpenError) -> [Migration] {
        // In this order, since another process may be making the tables: with them comes the mark.
        let isEmpty = try number(StoreQueries.tableCount) == 0
        let application = try number(StoreQueries.applicationID)
        let version = try number(StoreQueries.userVersion)
        if application != Self.applicationID && !isEmpty { throw .foreignDatabase(path: path) }
        let known = Migration.all.last?.version ?? 0
        if version > known { throw .newerSchema(path: path, found: Int(version), known: known) }
        return Migration.all.filter { $0.version > version }
    }

    func run() throws(SQLiteStorageOpenError) {
        while true {
            // Asked again under the lock: another process may be doing the same.
            try execute("BEGIN IMMEDIATE")
            do {
                guard let next = try pending().first else {
                    connection.rollBack()
                    return
                }
                try execute(next.sql)
                try fill(next)
                try execute("PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(next.version)")
                try execute("COMMIT")
            } catch {
                connection.rollBack()
                throw error
            }
        }
    }

    private func fill(_ migration: Migration) throws(SQLiteStorageOpenError) {
        do {
            try migration.fill(on: connection)
        } catch {
            throw .failed(path: path, reason: "version \(migration.version) can't be filled: \(error)")
        }
    }

    private func execute(_ script: String) throws(SQLiteStorageOpenError) {
        do { try connection.execute(script) } catch { throw SQLiteStorageOpenError(error, path: path) }
    }

    private func number(_ sql: SQL) throws(SQLiteStorageOpenError) -> Int64 {
        do throws(StorageError) {
            return try connection.first(sql) { $0.int64() } ?? 0
        } catch {
            // The first read of a file is where SQLite finds out that it is none of its own.
            if case .unavailable = error { throw .busy(path: path) }
            throw .notADatabase(path: path)
        }
    }
}
#endif
