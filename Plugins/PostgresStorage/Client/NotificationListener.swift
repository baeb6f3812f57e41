#if Postgres
import CLibPQ
import PeopleStorage
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Hears what other processes tell by `NOTIFY` (postgresql.org/docs/current/libpq-notify.html), on a connection and a
/// thread of its own.
///
/// What is told while there is no connection is not heard.
final class NotificationListener: Sendable {
    private let observers = Mutex<[@Sendable () -> Void]>([])
    private let bell = Bell()
    private let isClosed = Atomic(false)
    private let thread = Mutex<BackgroundThread?>(nil)

    /// Between two attempts to connect.
    private static let pauseMilliseconds: Int32 = 1000

    /// - Parameter channel: an identifier in lower case.
    init(_ channel: String, _ configuration: ClientConfiguration) {
        let connector = Connector(configuration)
        let thread = BackgroundThread(name: "postgres-listener") { [self] in
            while !isClosed.load(ordering: .acquiring) {
                if case .success(let connection) = connector.connect() { listen(to: channel, on: connection) }
                wait(for: -1, milliseconds: Self.pauseMilliseconds)
            }
        }
        self.thread.withLock { $0 = thread }
    }

    /// Calls whenever something is told.
    func add(_ observer: @escaping @Sendable () -> Void) { observers.withLock { $0.append(observer) } }

    func close() async {
        isClosed.store(true, ordering: .releasing)
        bell.ring()
        await thread.withLock(\.self)?.end()
    }

    // MARK: The thread

    /// Until the connection is lost, or nobody wants to hear.
    private func listen(to channel: String, on connection: ServerConnection) {
        let handle = connection.handle
        // This thread may wait.
        PQexitPipelineMode(handle)
        PQsetnonblocking(handle, 0)
        let result = PQexec(handle, "LISTEN \(channel)")
        let isListening = PQresultStatus(result) == PGRES_COMMAND_OK
        PQclear(result)
        guard isListening else { return }
        // What was told before is lost.
        tell()
        while !isClosed.load(ordering: .acquiring) {
            wait(for: connection.descriptor, milliseconds: -1)
            guard PQconsumeInput(handle) == 1 else { return }
            var isTold = false
            while let notification = PQnotifies(handle) {
                PQfreemem(notification)
                isTold = true
            }
            if isTold { tell() }
        }
    }

    private func tell() { for observer in observers.withLock(\.self) { observer() } }

    /// Until the descriptor can be read, the bell rings, or the time is over.
    private func wait(for descriptor: Int32, milliseconds: Int32) {
        var descriptors = [bell.descriptor, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
    }
}
#endif
