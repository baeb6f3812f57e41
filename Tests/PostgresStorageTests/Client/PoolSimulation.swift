#if Postgres
@testable import PostgresStorage

/// A client, a network and a server that do whatever comes to a random mind, and watch what the pool decides.
struct PoolSimulation {
    private var pool: PoolState<Int>
    private var random: SeededRandom
    private var now = Duration.zero
    private var nextWork = 0
    /// Who waits for an answer, and where: so that each is given one once.
    private var open: [Int: PoolLane] = [:]
    private var links: [Link]
    private var leases: [Int: Bool] = [:]
    private var cancellations: [(slot: Int, cancellation: Int)] = []
    private var isClosed = false
    private(set) var faults: [String] = []

    private enum Link: Equatable { case none, connecting, idle, batch([Int]), rollingBack }

    init(_ configuration: ClientConfiguration, seed: UInt64) {
        pool = PoolState(configuration, seed: seed)
        random = SeededRandom(state: seed)
        links = pool.slots.map { _ in .none }
    }

    mutating func step() {
        now += .milliseconds(Int.random(in: 0...50, using: &random))
        switch Int.random(in: 0..<14, using: &random) {
        case 0...3: ask(.quick)
        case 4: ask(.long)
        case 5: ask(.write)
        case 6...8: answer()
        case 9: connect()
        case 10: lose()
        case 11: if let (work, lane) = open.randomElement(using: &random) { pool.cancel(work, on: lane) }
        case 12: useLease()
        default:
            if let index = cancellations.indices.randomElement(using: &random) {
                let ended = cancellations.remove(at: index)
                pool.cancellationEnded(ended.slot, cancellation: ended.cancellation, now: now)
            }
        }
        decide()
    }

    /// Closes, and looks whether anything is left.
    mutating func finish() {
        pool.close(now: now)
        isClosed = true
        decide()
        now += ClientConfiguration.closeTimeout
        decide()
        if !pool.isFinished { faults.append("it does not end") }
        if !open.isEmpty { faults.append("\(open.count) got no answer") }
        if links.contains(where: { $0 != .none && $0 != .connecting }) { faults.append("a connection is left") }
    }

    private mutating func ask(_ lane: PoolLane) {
        nextWork += 1
        open[nextWork] = lane
        if lane == .write {
            pool.lease(nextWork, now: now)
        } else {
            pool.read(nextWork, context: .random(in: 0...3, using: &random), on: lane, now: now)
        }
    }

    private mutating func answer() {
        guard let slot = links.indices.filter({ isBusy($0) }).randomElement(using: &random) else { return }
        if Int.random(in: 0..<4, using: &random) == 0 { return pool.heard(slot, now: now) }
        var answered = 0
        if case .batch(let members) = links[slot] {
            // All of them, or the last one of those was refused.
            answered = Bool.random(using: &random) ? members.count : Int.random(in: 1...members.count, using: &random)
            for work in members.prefix(answered) { open[work] = nil }
        }
        links[slot] = .idle
        let isInTransaction = pool.slots[slot].lane == .write && Bool.random(using: &random)
        let mustClose = Int.random(in: 0..<20, using: &random) == 0
        pool.answered(slot, answered, isInTransaction: isInTransaction, mustClose: mustClose, now: now)
    }

    private mutating func connect() {
        guard let slot = links.indices.filter({ links[$0] == .connecting }).randomElement(using: &random) else {
            return
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            links[slot] = .none
            pool.connectFailed(slot, reason: "refused", now: now)
        } else {
            links[slot] = .idle
            pool.connected(slot)
        }
    }

    private mutating func lose() {
        let slots = links.indices.filter { links[$0] != .none && links[$0] != .connecting }
        guard let slot = slots.randomElement(using: &random) else { return }
        var answered = 0
        if case .batch(let members) = links[slot], pool.slots[slot].lane != .write {
            answered = Int.random(in: 0...members.count, using: &random)
            for work in members.prefix(answered) { open[work] = nil }
        }
        pool.lost(slot, answered: answered, reason: "reset", now: now)
    }

    private mutating func useLease() {
        guard let lease = leases.keys.sorted().randomElement(using: &random) else { return }
        if Bool.random(using: &random) {
            leases[lease] = nil
            pool.release(lease: lease, isInTransaction: Bool.random(using: &random), now: now)
        } else {
            nextWork += 1
            open[nextWork] = .write
            pool.run(nextWork, lease: lease, now: now)
        }
    }

    private mutating func decide() {
        while true {
            let actions = pool.decide(at: now)
            if actions.isEmpty { break }
            for action in actions { perform(action) }
        }
        if let next = pool.nextDecision, next <= now { faults.append("it wants to be asked again at once") }
    }

    private mutating func perform(_ action: PoolAction<Int>) {
        switch action {
        case .connect(let slot):
            if links[slot] != .none || isClosed { faults.append("\(slot) is connected twice") }
            links[slot] = .connecting
        case .send(let works, let slot):
            if links[slot] != .idle { faults.append("\(slot) is sent something while it is \(links[slot])") }
            if works.isEmpty { faults.append("an empty batch") }
            if pool.slots[slot].lane != .quick && works.count > 1 { faults.append("a shared connection of its own") }
            for work in works where open[work] != pool.slots[slot].lane { faults.append("\(work) is sent in vain") }
            links[slot] = .batch(works)
        case .rollBack(let slot):
            if links[slot] != .idle { faults.append("\(slot) is rolled back while it is \(links[slot])") }
            links[slot] = .rollingBack
        case .lend(let work, let lease):
            if open.removeValue(forKey: work) == nil { faults.append("\(work) is answered twice") }
            leases[lease] = true
        case .cancelOnServer(let slot, let cancellation):
            guard case .batch = links[slot] else {
                faults.append("\(slot) is cancelled while it is \(links[slot])")
                return
            }
            cancellations.append((slot, cancellation))
        case .close(let slot): links[slot] = .none
        case .fail(let work, _):
            if open.removeValue(forKey: work) == nil { faults.append("\(work) is answered twice") }
        }
    }

    private func isBusy(_ slot: Int) -> Bool {
        switch links[slot] {
        case .batch, .rollingBack: true
        case .none, .connecting, .idle: false
        }
    }
}

/// SplitMix64.
private struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
#endif
