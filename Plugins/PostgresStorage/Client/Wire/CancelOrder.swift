#if Postgres
import CLibPQ

/// What it takes to stop what the server does for a connection.
///
/// `@unchecked Sendable`: it is a copy of what the connection knows, never changes, and any thread may send it
/// (postgresql.org/docs/current/libpq-cancel.html).
final class CancelOrder: @unchecked Sendable {
    private let order: OpaquePointer

    /// `nil` where the connection is of no use any more.
    init?(_ connection: ServerConnection) {
        guard let order = PQgetCancel(connection.handle) else { return nil }
        self.order = order
    }

    deinit { PQfreeCancel(order) }

    /// Returns when the server has the order. What it does with it shows in the answer to the statement. Blocks.
    func send() {
        // Why it could not be sent matters to nobody: the answer then comes as if it had not been.
        var message: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &message) { bytes in
            _ = PQcancel(order, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
    }
}
#endif
