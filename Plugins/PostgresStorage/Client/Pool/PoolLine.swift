#if Postgres
/// Those who wait for a connection of one lane, in the order in which they came.
struct PoolLine<Work: Equatable & Sendable>: Sendable {
    /// Those whose batch came to nothing. They have waited longest, and go first.
    private(set) var repeated: [PoolMember<Work>] = []
    private var waiting: [PoolMember<Work>] = []
    /// Where the line begins in `waiting`: taking the first would move all others.
    private var head = 0

    var count: Int { repeated.count + waiting.count - head }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ member: PoolMember<Work>) { waiting.append(member) }

    /// Puts somebody before all who are new.
    mutating func `repeat`(_ member: PoolMember<Work>) { repeated.append(member) }

    /// Takes from the front what a connection may carry: one who must be alone, or up to `maximum` others.
    ///
    /// - Parameter connection: the number of the connection.
    mutating func take(_ maximum: Int, over connection: Int) -> [PoolMember<Work>] {
        var taken: [PoolMember<Work>] = []
        if !repeated.isEmpty {
            var left: [PoolMember<Work>] = []
            var isFull = false
            for member in repeated {
                if isFull || member.lastLost >= connection || member.isAlone && !taken.isEmpty {
                    left.append(member)
                } else {
                    taken.append(member)
                    isFull = member.isAlone || taken.count == maximum
                }
            }
            repeated = left
            if isFull { return taken }
        }
        let end = min(head + maximum - taken.count, waiting.count)
        taken.append(contentsOf: waiting[head..<end])
        advance(to: end)
        return taken
    }

    /// Takes those whose time to wait is over.
    mutating func takeExpired(at now: Duration) -> [PoolMember<Work>] {
        var taken: [PoolMember<Work>] = []
        if repeated.contains(where: { $0.deadline <= now }) {
            taken = repeated.filter { $0.deadline <= now }
            repeated.removeAll { $0.deadline <= now }
        }
        // All wait equally long, so the first in line is the first to give up.
        var end = head
        while end < waiting.count && waiting[end].deadline <= now { end += 1 }
        taken.append(contentsOf: waiting[head..<end])
        advance(to: end)
        return taken
    }

    /// Takes somebody out who no longer wants to wait. Whether they did wait.
    mutating func remove(_ work: Work) -> Bool {
        if let index = repeated.firstIndex(where: { $0.work == work }) {
            repeated.remove(at: index)
            return true
        }
        guard let index = waiting[head...].firstIndex(where: { $0.work == work }) else { return false }
        waiting.remove(at: index)
        return true
    }

    mutating func takeAll() -> [PoolMember<Work>] {
        defer { self = PoolLine() }
        return repeated + waiting[head...]
    }

    /// When the next one gives up.
    var nextDeadline: Duration? {
        let first = head < waiting.count ? waiting[head].deadline : nil
        guard let earliest = repeated.map(\.deadline).min() else { return first }
        return first.map { min($0, earliest) } ?? earliest
    }

    private mutating func advance(to end: Int) {
        head = end
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1024 {
            waiting.removeFirst(head)
            head = 0
        }
    }
}

/// Somebody who waits for a connection or was given one to read over.
struct PoolMember<Work: Equatable & Sendable>: Equatable, Sendable {
    let work: Work
    /// Until when it waits for a connection.
    var deadline: Duration
    /// Those with the same number may set the same for their transaction. 0: it sets nothing.
    var context: UInt = 0
    /// The newest connection that there was when one was lost under it, or 0. What ended that one may have ended those
    /// too, and nobody has noticed; it goes over a newer one. Nobody is sent a third time.
    var lastLost = 0
    /// Whether it shares a batch with nobody: one of a batch was refused, and took the others with it.
    var isAlone = false
    /// Whether nobody waits for the answer any more.
    var isAbandoned = false
}
#endif
