#if SQLite
import CSQLite
import PeopleStorage

/// A connection to the file, with the statements that it has prepared.
///
/// Opened without SQLite's own mutex (`SQLITE_OPEN_NOMUTEX`, sqlite.org/threadsafe.html).
///
/// - Invariant: one thread at a time uses a connection, which is what makes `@unchecked Sendable` right. It belongs to
///   one thread for good (``Writer``, ``Checkpointer``, ``ReaderThreads``) or to whoever took it from
///   ``InlineConnections``.
final class Connection: @unchecked Sendable {
    /// `nil` once it is closed, and to be used no more.
    private var handle: OpaquePointer?
    /// With the text that each was made of: while that is held, no other text has its identity.
    private var statements: [ObjectIdentifier: (sql: SQL, statement: OpaquePointer)] = [:]
    /// Where SQLite's hook notes the length of the log: memory that lives as long as the connection, and is touched by
    /// the thread that uses it only.
    private let logLength = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

    /// - Parameter busyTimeout: how long to wait for another connection's lock before the store is unavailable.
    init(path: String, access: Access, busyTimeout: Duration) throws(SQLiteFailure) {
        SQLiteLibrary.configure()
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened else { throw SQLiteFailure(code: code, message: "no memory for a connection") }
        handle = opened
        logLength.initialize(to: 0)
        if code != SQLITE_OK {
            let failure = SQLiteFailure(code: code, message: String(cString: sqlite3_errmsg(opened)))
            throw failure
        }
        let (seconds, attoseconds) = busyTimeout.components
        sqlite3_busy_timeout(handle, Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    deinit {
        close()
        logLength.deallocate()
    }

    /// Lets go of the file. Whoever ends a thread of ours does so at once and does not wait for the last reference: the
    /// last connection to go moves the log into the file and deletes it.
    func close() {
        for (_, statement) in statements.values { sqlite3_finalize(statement) }
        statements.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
    }

    enum Access {
        case read, write, create

        var flags: Int32 {
            switch self {
            case .read: SQLITE_OPEN_READONLY
            case .write: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    // MARK: State

    /// Whether the file can't be written to.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
    /// Rows that the last statement changed.
    var changes: Int { Int(sqlite3_changes64(handle)) }
    /// Rows that all statements changed, those of an index for search among them.
    var totalChanges: Int64 { sqlite3_total_changes64(handle) }

    // MARK: The log

    /// Counts the pages of the log from now on, instead of having SQLite move them into the file within a commit.
    func takeOverCheckpoints() {
        sqlite3_wal_hook(
            handle,
            { length, _, _, pages in
                length?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, logLength)
    }

    /// Pages that the log had after the last commit of this connection.
    var loggedPages: Int { Int(logLength.pointee) }

    func forgetLoggedPages() { logLength.pointee = 0 }

    // MARK: Statements

    /// Runs a statement for what it does.
    func run(_ sql: SQL, _ bind: (inout Bindings) -> Void = { _ in }) throws(StorageError) {
        try withStatement(sql, bind) { statement throws(StorageError) in
            while try step(statement, sql) {}
        }
    }

    /// The first row, read by `read`; `nil` where there is none.
    func first<Value>(
        _ sql: SQL, _ bind: (inout Bindings) -> Void = { _ in }, _ read: (inout Row) -> Value
    ) throws(StorageError) -> Value? {
        try withStatement(sql, bind) { statement throws(StorageError) in
            guard try step(statement, sql) else { return nil }
            return try value(of: statement, read)
        }
    }

    /// All rows, each read by `read`. For statements that bound how many there are.
    func all<Value>(
        _ sql: SQL, _ bind: (inout Bindings) -> Void = { _ in }, _ read: (inout Row) -> Value
    ) throws(StorageError) -> [Value] {
        try withStatement(sql, bind) { statement throws(StorageError) in
            var values: [Value] = []
            while try step(statement, sql) { values.append(try value(of: statement, read)) }
            return values
        }
    }

    /// Gives each row to `body`, for as long as that wants more, and keeps none.
    func forEach(
        _ sql: SQL, _ bind: (inout Bindings) -> Void, _ body: (inout Row) throws(StorageError) -> Bool
    ) throws(StorageError) {
        try withStatement(sql, bind) { statement throws(StorageError) in
            while try step(statement, sql) {
                var row = Row(statement)
                let wantsMore = try body(&row)
                if row.isMalformed { throw .corrupted("a stored row holds a value that we never write") }
                if !wantsMore { return }
            }
        }
    }

    /// Whether there is a row.
    func exists(_ sql: SQL, _ bind: (inout Bindings) -> Void) throws(StorageError) -> Bool {
        try first(sql, bind) { _ in } != nil
    }

    /// Runs statements that are not worth keeping: settings and migrations.
    func execute(_ script: String) throws(SQLiteFailure) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        if code != SQLITE_OK { throw failure(code) }
    }

    /// The lines of a query plan (sqlite.org/eqp.html).
    func plan(of sql: SQL) throws(StorageError) -> [String] {
        try all(SQL("EXPLAIN QUERY PLAN " + sql.text)) { row in
            row.skip(3)
            return row.text()
        }
    }

    /// Moves what it can from the log into the file without waiting for anybody (sqlite.org/c3ref/wal_checkpoint_v2).
    ///
    /// - Returns: how many pages of the log are in the file now.
    func checkpoint(_ mode: CheckpointMode) throws(StorageError) -> Int {
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, "main", mode.rawValue, nil, &moved)
        // Busy means that a reader or another process is in the way: the rest is for the next time.
        if code != SQLITE_OK && code & 0xFF != SQLITE_BUSY { throw StorageError(failure(code)) }
        return Int(moved)
    }

    /// Has the pages that were moved into the file written to the disk, on the thread that asks. A checkpoint does it
    /// only when it has moved the whole log (sqlite.org/c3ref/io_methods.html).
    func syncFile() throws(StorageError) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let asked = withUnsafeMutablePointer(to: &file) {
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, $0)
        }
        guard asked == SQLITE_OK, let file, let sync = file.pointee.pMethods?.pointee.xSync else {
            throw StorageError(failure(asked))
        }
        let code = sync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY)
        if code != SQLITE_OK { throw StorageError(SQLiteFailure(code: code, message: "the file can't be synced")) }
    }

    enum CheckpointMode: Int32 {
        case passive = 0
        case truncate = 3
    }

    // MARK: Steps

    private func withStatement<Value>(
        _ sql: SQL, _ bind: (inout Bindings) -> Void,
        _ body: (OpaquePointer) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        let statement = try prepared(sql)
        var bindings = Bindings(statement)
        bind(&bindings)
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        if bindings.code != SQLITE_OK { throw StorageError(failure(bindings.code)) }
        return try body(statement)
    }

    private func prepared(_ sql: SQL) throws(StorageError) -> OpaquePointer {
        if let known = statements[ObjectIdentifier(sql)] { return known.statement }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw StorageError(failure(code)) }
        statements[ObjectIdentifier(sql)] = (sql, statement)
        return statement
    }

    private func step(_ statement: OpaquePointer, _ sql: SQL) throws(StorageError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw StorageError(failure(code))
        }
    }

    private func value<Value>(
        of statement: OpaquePointer, _ read: (inout Row) -> Value
    ) throws(StorageError) -> Value {
        var row = Row(statement)
        let value = read(&row)
        if row.isMalformed { throw .corrupted("a stored row holds a value that we never write") }
        return value
    }

    private func failure(_ code: Int32) -> SQLiteFailure {
        SQLiteFailure(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
}
#endif
