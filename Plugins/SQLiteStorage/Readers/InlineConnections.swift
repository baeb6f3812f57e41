#if SQLite
import PeopleStorage
import Synchronization

/// Connections for reads of microseconds, which run on the thread that asks.
///
/// Whoever has taken one does not suspend before it is back, so that there are never more in use than threads run.
final class InlineConnections: Sendable {
    /// Idle connections that are kept: more than any machine of ours has threads for tasks and event loops together.
    private static let maximumIdle = 64
    /// A reader of a write-ahead log waits for nobody, save for a moment where another process recovers the log. That
    /// wait would hold a thread of Swift's pool up, so it is short.
    static let busyTimeout: Duration = .milliseconds(50)

    private let state = Mutex(State())
    private let open: @Sendable () throws(StorageError) -> Connection

    private struct State {
        var idle: [Connection] = []
        var isClosed = false
    }

    init(open: @escaping @Sendable () throws(StorageError) -> Connection) { self.open = open }

    func withConnection<Value>(_ body: (Connection) throws(StorageError) -> Value) throws(StorageError) -> Value {
        let (connection, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
        if isClosed { throw .storageIsClosed }
        let taken: Connection
        if let connection { taken = connection } else { taken = try open() }
        defer {
            state.withLock {
                if !$0.isClosed && $0.idle.count < Self.maximumIdle { $0.idle.append(taken) }
            }
        }
        return try body(taken)
    }

    /// Lets go of the idle ones; those in use go when they come back.
    func close() {
        let idle = state.withLock { state in
            defer { state.idle = [] }
            state.isClosed = true
            return state.idle
        }
        for connection in idle { connection.close() }
    }
}

extension StorageError {
    static let storageIsClosed = StorageError.unavailable(Unavailability("the storage is closed"))
}
#endif
