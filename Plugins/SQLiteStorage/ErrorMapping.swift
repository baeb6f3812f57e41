#if SQLite
import CSQLite
import PeopleStorage

/// A result code of SQLite that is no success (sqlite.org/rescode.html), and its text for the log.
struct SQLiteFailure: Error {
    /// Extended.
    let code: Int32
    let message: String

    var primaryCode: Int32 { code & 0xFF }
}

extension StorageError {
    /// What a failure means for the caller, told by the code and never by the text.
    ///
    /// Conflicts are not among it: a write looks for them before it writes, and holds the write lock meanwhile. A
    /// constraint that is violated all the same is a fault of ours or of the file.
    init(_ failure: SQLiteFailure) {
        let text = "\(failure.message) (SQLite code \(failure.code))"
        switch failure.primaryCode {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT, SQLITE_PROTOCOL:
            self = .unavailable(Unavailability("the store is busy: \(text)"))
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM:
            // An operator has to make room: not worth asking for every second.
            self = .unavailable(Unavailability("the store can't be used: \(text)", retryAfter: .seconds(5)))
        default:
            self = .corrupted(text)
        }
    }
}

extension SQLiteStorageOpenError {
    /// What a failure while opening means for the operator.
    init(_ failure: SQLiteFailure, path: String) {
        switch failure.primaryCode {
        case SQLITE_NOTADB: self = .notADatabase(path: path)
        case SQLITE_CORRUPT: self = .damaged(path: path, reason: failure.message)
        case SQLITE_READONLY: self = .readOnly(path: path)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .notAccessible(path: path, reason: failure.message)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path)
        default: self = .failed(path: path, reason: "\(failure.message) (SQLite code \(failure.code))")
        }
    }
}
#endif
