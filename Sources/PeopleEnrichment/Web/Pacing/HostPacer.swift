import Synchronization

/// Gives each host its peace: so many requests at a time, so much time between their starts, and none while it asked to be
/// left alone.
final class HostPacer: Sendable {
    struct Pace: Hashable, Sendable {
        /// Between the starts of two requests.
        let interval: Duration
        /// Requests at the same time.
        let width: Int
    }

    private struct Host {
        var running = 0
        /// Who waits for one that runs to end, the first in front. Who is resumed has the turn.
        var waiting: [(id: UInt64, signal: AsyncStream<Never>.Continuation)] = []
        var nextStart: ContinuousClock.Instant

        var isIdle: Bool { running == 0 && waiting.isEmpty }
    }

    private struct State {
        var hosts: [HostAndPort: Host] = [:]
        var lastID: UInt64 = 0
    }

    private let clock = ContinuousClock()
    private let maximumWait: Duration
    private let state = Mutex(State())

    /// Requests that wait for one host, at most.
    static let maximumWaiting = 1000
    /// Hosts that are remembered, at most, beside those that are being asked.
    static let maximumHosts = 10_000

    /// - Parameter maximumWait: how long anybody waits for a time to come.
    init(maximumWait: Duration) { self.maximumWait = maximumWait }

    /// Runs work when it is its host's turn.
    ///
    /// - Throws: what the work throws, ``WebFailure/rateLimited(retryAfter:)`` where the turn is too far away, or
    ///   ``WebFailure/cancelled``.
    func turn<Value>(
        of host: HostAndPort, at pace: Pace, _ work: () async throws(WebFailure) -> Value
    ) async throws(WebFailure) -> Value {
        try await enter(host, width: pace.width)
        defer { leave(host) }
        let start = try reserve(host, interval: pace.interval)
        if start > clock.now {
            do { try await clock.sleep(until: start) } catch { throw .cancelled }
        }
        return try await work()
    }

    /// Leaves a host alone for a while.
    func pause(_ host: HostAndPort, for duration: Duration) {
        let end = clock.now + duration
        state.withLock { state in
            state.hosts[host, default: Host(nextStart: end)].nextStart.raise(to: end)
        }
    }

    /// Hosts that are remembered.
    var count: Int { state.withLock { $0.hosts.count } }

    // MARK: Turns

    private func enter(_ host: HostAndPort, width: Int) async throws(WebFailure) {
        let (signals, signal) = AsyncStream.makeStream(of: Never.self)
        enum Entry { case runs, waits(UInt64), isFull }
        let now = clock.now
        let entry = state.withLock { state -> Entry in
            if state.hosts.count >= Self.maximumHosts { Self.forget(&state, now: now) }
            var entry = state.hosts[host] ?? Host(nextStart: now)
            defer { state.hosts[host] = entry }
            if entry.running < width {
                entry.running += 1
                return .runs
            }
            guard entry.waiting.count < Self.maximumWaiting else { return .isFull }
            state.lastID += 1
            entry.waiting.append((state.lastID, signal))
            return .waits(state.lastID)
        }
        switch entry {
        case .runs: return
        case .isFull: throw .rateLimited(retryAfter: nil)
        case .waits(let id):
            for await _ in signals {}
            // Whoever was cancelled may have been given the turn at the same moment.
            let isInQueue = state.withLock { state in
                let index = state.hosts[host]?.waiting.firstIndex { $0.id == id }
                if let index { state.hosts[host]?.waiting.remove(at: index) }
                return index != nil
            }
            if isInQueue { throw .cancelled }
        }
    }

    private func leave(_ host: HostAndPort) {
        let next = state.withLock { state -> AsyncStream<Never>.Continuation? in
            guard let entry = state.hosts[host] else { return nil }
            if !entry.waiting.isEmpty { return state.hosts[host]?.waiting.removeFirst().signal }
            state.hosts[host]?.running -= 1
            return nil
        }
        next?.finish()
    }

    private func reserve(_ host: HostAndPort, interval: Duration) throws(WebFailure) -> ContinuousClock.Instant {
        let now = clock.now
        let start = state.withLock { state -> ContinuousClock.Instant in
            let start = max(state.hosts[host]?.nextStart ?? now, now)
            if start - now <= maximumWait { state.hosts[host]?.nextStart = start + interval }
            return start
        }
        let wait = start - now
        if wait > maximumWait { throw .rateLimited(retryAfter: Int(wait.components.seconds) + 1) }
        return start
    }

    /// Forgets hosts that nothing is to be remembered of; where that is not enough, also those that asked for patience.
    private static func forget(_ state: inout State, now: ContinuousClock.Instant) {
        state.hosts = state.hosts.filter { !$0.value.isIdle || $0.value.nextStart > now }
        if state.hosts.count >= maximumHosts { state.hosts = state.hosts.filter { !$0.value.isIdle } }
    }
}

extension ContinuousClock.Instant {
    fileprivate mutating func raise(to other: Self) { self = max(self, other) }
}
