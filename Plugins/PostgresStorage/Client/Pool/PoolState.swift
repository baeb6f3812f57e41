#if Postgres
import PeopleStorage

/// Decides which connection does what for whom: the client without its thread, its sockets and its clock.
///
/// It is told what happened and when, and gives back what to do (``decide(at:)``) and when to be asked again
/// (``nextDecision``). Times are those since the client began.
struct PoolState<Work: Equatable & Sendable>: Sendable {
    private let configuration: ClientConfiguration
    private(set) var slots: [PoolSlot<Work>]
    private var lines: [PoolLine<Work>] = PoolLane.allCases.map { _ in PoolLine() }
    private var actions: [PoolAction<Work>] = []
    private var backoff: Backoff
    private var lastConnectFailure: String?
    /// Where each lane looks for an idle connection first, so that all are used alike.
    private var nextSlot = PoolLane.allCases.map { _ in 0 }
    private var connectionCount = 0
    private var leaseCount = 0
    private var cancellationCount = 0
    /// Leases whose connection is gone, until they are given back.
    private var lostLeases: [Int: PostgresFailure] = [:]
    /// When everything ends, once it was told to.
    private var closingAt: Duration?

    init(_ configuration: ClientConfiguration, seed: UInt64) {
        self.configuration = configuration
        backoff = Backoff(seed: seed)
        slots = PoolLane.allCases.flatMap { lane in
            let count =
                switch lane {
                case .quick: configuration.quickConnections
                case .long: configuration.longConnections
                case .write: configuration.writeConnections
                }
            return (0..<max(count, 1)).map { _ in PoolSlot<Work>(lane: lane) }
        }
    }

    // MARK: What is wanted

    /// - Parameter context: a number for what it sets for its transaction, 0 for nothing. Those with the same number go
    ///   one after another, so that it is set once.
    mutating func read(_ work: Work, context: UInt, on lane: PoolLane, now: Duration) {
        enter(PoolMember(work: work, deadline: now + configuration.waitTimeout, context: context), lane)
    }

    mutating func lease(_ work: Work, now: Duration) {
        enter(PoolMember(work: work, deadline: now + configuration.waitTimeout), .write)
    }

    mutating func run(_ work: Work, lease number: Int, now: Duration) {
        guard let slot = slot(ofLease: number), case .leased(var lease) = slots[slot].status else {
            actions.append(.fail(work, lostLeases[number] ?? .unavailable(.isReturned)))
            return
        }
        guard lease.running == nil && !lease.isReleased else {
            actions.append(.fail(work, .unavailable(Unavailability("the lease is in use or was given back"))))
            return
        }
        lease.running = work
        lease.hasSent = true
        slots[slot].status = .leased(lease)
        slots[slot].silentUntil = now + configuration.answerTimeout
        actions.append(.send([work], slot: slot))
    }

    /// - Parameter isInTransaction: whether its connection is in a transaction.
    mutating func release(lease number: Int, isInTransaction: Bool, now: Duration) {
        lostLeases[number] = nil
        guard let slot = slot(ofLease: number), case .leased(var lease) = slots[slot].status else { return }
        if lease.running == nil {
            free(slot, isInTransaction: isInTransaction, now: now)
        } else {
            lease.isReleased = true
            slots[slot].status = .leased(lease)
        }
    }

    /// Somebody no longer waits for an answer.
    mutating func cancel(_ work: Work, on lane: PoolLane) {
        if lines[lane.rawValue].remove(work) {
            actions.append(.fail(work, .unavailable(.isCancelled)))
            return
        }
        for slot in slots.indices where slots[slot].lane == lane {
            guard case .reading(var members) = slots[slot].status,
                let index = members.firstIndex(where: { $0.work == work && !$0.isAbandoned })
            else { continue }
            members[index].isAbandoned = true
            slots[slot].status = .reading(members)
            actions.append(.fail(work, .unavailable(.isCancelled)))
            if lane == .long && slots[slot].cancellation == nil {
                cancellationCount += 1
                slots[slot].cancellation = cancellationCount
                actions.append(.cancelOnServer(slot: slot, cancellation: cancellationCount))
            }
            return
        }
    }

    /// Lets nobody more in. What is on its way is answered, or fails at the end of
    /// ``ClientConfiguration/closeTimeout``.
    mutating func close(now: Duration) {
        guard closingAt == nil else { return }
        closingAt = now + ClientConfiguration.closeTimeout
        for lane in PoolLane.allCases {
            for member in lines[lane.rawValue].takeAll() { actions.append(.fail(member.work, .unavailable(.isClosed))) }
        }
        for slot in slots.indices where slots[slot].isIdle { drop(slot) }
    }

    /// Whether nothing is left to be done after ``close(now:)``.
    var isFinished: Bool { closingAt != nil && slots.allSatisfy { $0.isClosed || $0.isConnecting } }

    // MARK: What happened

    mutating func connected(_ slot: Int) {
        backoff.succeeded()
        lastConnectFailure = nil
        slots[slot].mustClose = false
        slots[slot].cancellation = nil
        slots[slot].status = .idle
        connectionCount += 1
        slots[slot].connection = connectionCount
        if closingAt != nil { drop(slot) }
    }

    mutating func connectFailed(_ slot: Int, reason: String, now: Duration) {
        backoff.failed(at: now)
        lastConnectFailure = reason
        slots[slot].status = .closed
    }

    /// Bytes of an answer came.
    mutating func heard(_ slot: Int, now: Duration) { slots[slot].silentUntil = now + configuration.answerTimeout }

    /// A batch or a rollback is over.
    ///
    /// - Parameters:
    ///   - answered: how many members have their answer, of which the last may be that it was refused. The others of
    ///     the batch went down with it.
    ///   - isInTransaction: whether the connection is in a transaction now.
    ///   - mustClose: whether the connection is not to be used again.
    mutating func answered(_ slot: Int, _ answered: Int, isInTransaction: Bool, mustClose: Bool, now: Duration) {
        if mustClose { slots[slot].mustClose = true }
        switch slots[slot].status {
        case .reading(let members):
            for var member in members.dropFirst(answered) where !member.isAbandoned {
                member.isAlone = true
                // It has had its connection in time. This is on account of another one.
                member.deadline = now + configuration.waitTimeout
                enterAgain(member, slots[slot].lane)
            }
            // Reads begin no transaction. One that did would hand its settings on to the next.
            if isInTransaction { slots[slot].mustClose = true }
            free(slot, isInTransaction: false, now: now)
        case .leased(var lease):
            lease.running = nil
            slots[slot].status = .leased(lease)
            if lease.isReleased { free(slot, isInTransaction: isInTransaction, now: now) }
        case .rollingBack:
            if isInTransaction { slots[slot].mustClose = true }
            free(slot, isInTransaction: false, now: now)
        case .closed, .connecting, .idle, .awaitingCancellation: break
        }
    }

    /// A connection is of no use any more.
    ///
    /// - Parameter answered: how many members of its batch have their answer.
    mutating func lost(_ slot: Int, answered: Int, reason: String, now: Duration) {
        let status = slots[slot].status
        drop(slot)
        switch status {
        case .reading(let members):
            for var member in members.dropFirst(answered) where !member.isAbandoned {
                if closingAt == nil && (member.lastLost > 0 || member.deadline <= now) {
                    actions.append(
                        .fail(member.work, .unavailable(Unavailability("the connection was lost: \(reason)"))))
                } else {
                    member.lastLost = connectionCount
                    enterAgain(member, slots[slot].lane)
                }
            }
        case .leased(let lease):
            if let work = lease.running { actions.append(.fail(work, .lost(reason))) }
            if !lease.isReleased {
                lostLeases[lease.number] =
                    lease.hasSent
                    ? .lost(reason) : .unavailable(Unavailability("the connection was lost: \(reason)"))
            }
        case .closed, .connecting, .idle, .rollingBack, .awaitingCancellation: break
        }
    }

    /// The server has been asked to cancel, or could not be.
    mutating func cancellationEnded(_ slot: Int, cancellation: Int, now: Duration) {
        guard slots[slot].cancellation == cancellation else { return }
        slots[slot].cancellation = nil
        if case .awaitingCancellation = slots[slot].status { free(slot, isInTransaction: false, now: now) }
    }

    // MARK: What to do

    /// What is to be done now. Call it after each round of news, until it gives nothing.
    mutating func decide(at now: Duration) -> [PoolAction<Work>] {
        if let closingAt, closingAt <= now {
            for slot in slots.indices where !slots[slot].isClosed && !slots[slot].isConnecting {
                lost(slot, answered: 0, reason: "the store is closed", now: now)
            }
        }
        for slot in slots.indices where slots[slot].isAwaiting && slots[slot].silentUntil <= now {
            lost(slot, answered: 0, reason: "no answer within \(configuration.answerTimeout)", now: now)
        }
        for lane in PoolLane.allCases where !lines[lane.rawValue].isEmpty {
            for member in lines[lane.rawValue].takeExpired(at: now) { actions.append(.fail(member.work, expiry)) }
            hand(out: lane, now: now)
            connect(for: lane, now: now)
        }
        defer { actions.removeAll(keepingCapacity: true) }
        return actions
    }

    /// When ``decide(at:)`` has to be asked again even if nothing happens. `nil` where it need not.
    var nextDecision: Duration? {
        if isFinished { return nil }
        var next = closingAt
        func sooner(_ time: Duration) { next = next.map { min($0, time) } ?? time }
        for slot in slots where slot.isAwaiting { sooner(slot.silentUntil) }
        let canTryAgain = backoff.failures > 0 && !slots.contains(where: \.isConnecting)
        for lane in PoolLane.allCases {
            guard let deadline = lines[lane.rawValue].nextDeadline else { continue }
            sooner(deadline)
            if canTryAgain && slots.contains(where: { $0.lane == lane && $0.isClosed }) { sooner(backoff.retryAt) }
        }
        return next
    }

    private mutating func hand(out lane: PoolLane, now: Duration) {
        let start = nextSlot[lane.rawValue]
        var idle = slots.count { $0.lane == lane && $0.isIdle }
        for offset in slots.indices {
            let line = lines[lane.rawValue].count
            if idle == 0 || line == 0 { return }
            let slot = (start + offset) % slots.count
            guard slots[slot].lane == lane && slots[slot].isIdle else { continue }
            // What waits for a short read is spread over all that are idle.
            let share = lane == .quick ? min((line + idle - 1) / idle, ClientConfiguration.maximumBatch) : 1
            idle -= 1
            let members = lines[lane.rawValue].take(share, over: slots[slot].connection)
            guard let first = members.first else { continue }
            nextSlot[lane.rawValue] = slot + 1
            slots[slot].silentUntil = now + configuration.answerTimeout
            if lane == .write {
                leaseCount += 1
                slots[slot].status = .leased(.init(number: leaseCount))
                actions.append(.lend(first.work, lease: leaseCount))
            } else {
                send(members, slot)
            }
        }
    }

    private mutating func send(_ members: [PoolMember<Work>], _ slot: Int) {
        var members = members
        // Those of one context together; and first who sets nothing, and would read with what the one before has set.
        if members.contains(where: { $0.context != members[0].context }) { members.sort { $0.context < $1.context } }
        slots[slot].status = .reading(members)
        actions.append(.send(members.map(\.work), slot: slot))
    }

    /// Begins to connect as many as are wanted. While the servers are not to be had, one at a time tries.
    private mutating func connect(for lane: PoolLane, now: Duration) {
        guard closingAt == nil && now >= backoff.retryAt else { return }
        let waiting = lines[lane.rawValue].count
        // Short reads wait for what is nearly there rather than each for a new connection.
        let wanted = lane == .quick ? min(waiting, 1) : waiting
        var underWay = slots.count { $0.lane == lane && $0.isConnecting }
        for slot in slots.indices where slots[slot].lane == lane && slots[slot].isClosed {
            if underWay >= wanted { return }
            if backoff.failures > 0 && slots.contains(where: \.isConnecting) { return }
            slots[slot].status = .connecting
            underWay += 1
            actions.append(.connect(slot: slot))
        }
    }

    private mutating func enter(_ member: PoolMember<Work>, _ lane: PoolLane) {
        if closingAt != nil {
            actions.append(.fail(member.work, .unavailable(.isClosed)))
        } else if lines[lane.rawValue].count >= lane.lineCapacity {
            actions.append(.fail(member.work, .unavailable(Unavailability("too many wait for a connection"))))
        } else {
            lines[lane.rawValue].append(member)
        }
    }

    private mutating func enterAgain(_ member: PoolMember<Work>, _ lane: PoolLane) {
        if closingAt != nil {
            actions.append(.fail(member.work, .unavailable(.isClosed)))
        } else {
            lines[lane.rawValue].repeat(member)
        }
    }

    /// Everything that a connection was asked is answered.
    private mutating func free(_ slot: Int, isInTransaction: Bool, now: Duration) {
        slots[slot].silentUntil = now + configuration.answerTimeout
        if slots[slot].mustClose {
            drop(slot)
        } else if isInTransaction {
            slots[slot].status = .rollingBack
            actions.append(.rollBack(slot: slot))
        } else if closingAt != nil {
            drop(slot)
        } else if slots[slot].cancellation != nil {
            slots[slot].status = .awaitingCancellation
        } else {
            slots[slot].status = .idle
        }
    }

    private mutating func drop(_ slot: Int) {
        slots[slot].status = .closed
        slots[slot].cancellation = nil
        slots[slot].mustClose = false
        actions.append(.close(slot: slot))
    }

    /// Which slot has the connection of a lease. `nil` where it was lost or given back.
    func slot(ofLease number: Int) -> Int? {
        slots.firstIndex { if case .leased(let lease) = $0.status { lease.number == number } else { false } }
    }

    private var expiry: PostgresFailure {
        let reason = lastConnectFailure.map { ": \($0)" } ?? ""
        return .unavailable(Unavailability("no connection within \(configuration.waitTimeout)\(reason)"))
    }
}
#endif
