import Synchronization

/// Wakes the workers of this process when a job was put into the queue here. Those of others look by themselves.
public final class JobBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
    private let numbers = Mutex(0)

    public init() {}

    /// To be called once the job is stored.
    public func ring() {
        listeners.withLock { listeners in
            for listener in listeners.values { listener.yield() }
        }
    }

    /// Gives a value for one ring or several; ends with the task that waits.
    func rings() -> AsyncStream<Void> {
        let (rings, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = numbers.withLock { number in
            number += 1
            return number
        }
        listeners.withLock { $0[number] = listener }
        listener.onTermination = { [weak self] _ in self?.forget(number) }
        return rings
    }

    private func forget(_ number: Int) {
        listeners.withLock { $0[number] = nil }
    }
}
