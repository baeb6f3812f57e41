#if SQLite
import Foundation

/// A bounded line of work between tasks, which never wait, and threads of ours, which do.
///
/// `@unchecked Sendable`: everything that changes is touched with the condition locked.
final class WorkQueue<Work: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var waiting: [Work] = []
    /// Where the line begins in `waiting`: taking the first would move all others.
    private var head = 0
    private var isClosed = false

    init(capacity: Int) { self.capacity = capacity }

    /// Adds to the end of the line, unless it is full or closed.
    func offer(_ work: Work) -> Admission {
        condition.lock()
        defer { condition.unlock() }
        if isClosed { return .closed }
        if waiting.count - head >= capacity { return .full }
        waiting.append(work)
        condition.signal()
        return .admitted
    }

    enum Admission { case admitted, full, closed }

    /// Takes from the line while the sum of the weights is at most `weight`, but at least one. Waits for work.
    ///
    /// - Returns: `nil` once the queue is closed and empty, and an empty array when the deadline has passed.
    func take(weight: Int, of weigh: (Work) -> Int = { _ in 1 }, until deadline: Date? = nil) -> [Work]? {
        condition.lock()
        defer { condition.unlock() }
        while head == waiting.count {
            if isClosed { return nil }
            guard let deadline else {
                condition.wait()
                continue
            }
            if !condition.wait(until: deadline) && head == waiting.count { return isClosed ? nil : [] }
        }
        var end = head
        var sum = 0
        while end < waiting.count {
            sum += weigh(waiting[end])
            if end > head && sum > weight { break }
            end += 1
        }
        let taken = Array(waiting[head..<end])
        head = end
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1024 {
            waiting.removeFirst(head)
            head = 0
        }
        return taken
    }

    /// Lets nothing more in. What is in line is still taken.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
#endif
