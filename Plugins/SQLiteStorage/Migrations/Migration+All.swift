#if SQLite
import PeopleStorage

extension Migration {
    /// All of them, in order, from version 1 without a gap. The version is what `PRAGMA user_version` is after it.
    static let all: [Migration] = [.initial, .organizationOrder, .claims, .fieldValues, .historyAndTrash]

    /// Does what of the step is no work for SQL, in the transaction of the step and behind its statements.
    ///
    /// Reads by statements of its own, which name the columns that there are at this version: those of the program know
    /// later ones. Holds a bounded number of records in memory.
    func fill(on connection: Connection) throws(StorageError) {
        if version == Migration.fieldValues.version { try FieldValueFilling(connection: connection).run() }
    }
}
#endif
