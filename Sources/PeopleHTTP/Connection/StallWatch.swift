import NIOCore

/// Knows when a connection has stood still for too long while it was the client's turn.
///
/// A request pays for it with a look at the clock: one timer a connection is set anew only when it has run down.
struct StallWatch {
    /// The longest that a body may take to come in, however steadily: 1 MiB at the pace of a bad mobile network.
    static let maximumBodyDuration = TimeAmount.seconds(300)
    /// How long a client that had its last answer may take to hang up, since it last sent something …
    static let lingerTimeout = TimeAmount.seconds(2)
    /// … and in all.
    static let maximumLingerDuration = TimeAmount.seconds(20)
    /// How long a request that is still coming in may hold up the end of the server.
    static let quiescingTimeout = TimeAmount.seconds(5)

    private let timeout: TimeAmount
    private var deadline: NIODeadline
    /// No progress moves the deadline behind this.
    private var limit = NIODeadline.distantFuture
    private var timer: Scheduled<Void>?
    private var lastUnwrittenBytes = 0
    private(set) var isLingering = false

    init(timeout: Duration) {
        self.timeout = TimeAmount(timeout)
        deadline = .now() + self.timeout
    }

    // MARK: What happens

    mutating func noteHead() {
        deadline = .now() + timeout
        limit = .now() + Self.maximumBodyDuration
    }

    mutating func noteBody() { deadline = min(.now() + timeout, limit) }

    mutating func noteRequest() { limit = .distantFuture }

    mutating func noteAnswer() { deadline = min(.now() + timeout, limit) }

    mutating func noteLastAnswer() {
        isLingering = true
        limit = .now() + Self.maximumLingerDuration
        deadline = .now() + Self.lingerTimeout
    }

    mutating func noteDiscard() {
        if isLingering { deadline = min(.now() + Self.lingerTimeout, limit) }
    }

    mutating func noteQuiescing() {
        limit = min(.now() + Self.quiescingTimeout, limit)
        deadline = min(deadline, limit)
    }

    // MARK: Whether it is over

    /// - Parameter unwrittenBytes: what the client has not yet taken of the answers. While it takes some, it does not
    ///   stand still.
    mutating func isOver(isClientsTurn: Bool, unwrittenBytes: Int) -> Bool {
        let isTaking = unwrittenBytes > 0 && unwrittenBytes != lastUnwrittenBytes
        lastUnwrittenBytes = unwrittenBytes
        if isTaking || (!isClientsTurn && unwrittenBytes == 0) {
            deadline = max(deadline, .now() + timeout)
            return false
        }
        return deadline <= .now()
    }

    /// Calls `check` on the event loop when the deadline is reached, as it is now.
    mutating func schedule(on eventLoop: any EventLoop, _ check: @escaping () -> Void) {
        timer?.cancel()
        timer = eventLoop.assumeIsolated().scheduleTask(deadline: deadline, check)
    }

    mutating func cancel() {
        timer?.cancel()
        timer = nil
    }
}
