#if Postgres
/// A place for a connection, and what its connection does.
struct PoolSlot<Work: Equatable & Sendable>: Sendable {
    let lane: PoolLane
    var status = Status.closed
    /// Which connection of the client it is, in the order in which they were made, from 1.
    var connection = 0
    /// When the connection counts as dead unless it is heard of before. Of meaning while something is awaited.
    var silentUntil = Duration.zero
    /// The cancellation that is on its way to the server. Until it has arrived the connection is used for nothing else,
    /// which it might hit.
    var cancellation: Int?
    /// Whether the connection is not to be used again, since what it is connected to or what it keeps is not as it
    /// should be.
    var mustClose = false

    enum Status: Sendable {
        /// There is none. It is made when somebody wants it.
        case closed
        case connecting
        case idle
        /// These were sent in one batch.
        case reading([PoolMember<Work>])
        case leased(Lease)
        /// Somebody left a transaction open.
        case rollingBack
        /// All is answered, but a cancellation is still on its way.
        case awaitingCancellation
    }

    struct Lease: Sendable {
        let number: Int
        /// What was sent and is not answered.
        var running: Work?
        /// Whether anything was sent at all.
        var hasSent = false
        var isReleased = false
    }

    init(lane: PoolLane) { self.lane = lane }

    var isIdle: Bool { if case .idle = status { true } else { false } }
    var isClosed: Bool { if case .closed = status { true } else { false } }
    var isConnecting: Bool { if case .connecting = status { true } else { false } }

    /// Whether it waits for the server, which then must be heard of in time.
    var isAwaiting: Bool {
        switch status {
        case .closed, .connecting, .idle: false
        case .leased(let lease): lease.running != nil
        case .reading, .rollingBack, .awaitingCancellation: true
        }
    }
}
#endif
