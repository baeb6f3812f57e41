import Foundation
import Synchronization

/// A thread of a backend's own, for what waits for a disk or a network: it would hold a thread of Swift's pool up.
public final class BackgroundThread: Sendable {
    private let state = Mutex(State.running([]))

    private enum State {
        case running([CheckedContinuation<Void, Never>])
        case ended
    }

    public init(name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread { [self] in
            body()
            let waiting = state.withLock { state in
                defer { state = .ended }
                guard case .running(let waiting) = state else { return [CheckedContinuation<Void, Never>]() }
                return waiting
            }
            for continuation in waiting { continuation.resume() }
        }
        thread.name = name
        thread.start()
    }

    /// Returns when the body has.
    public func end() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                guard case .running(let waiting) = state else { return true }
                state = .running(waiting + [continuation])
                return false
            }
            if hasEnded { continuation.resume() }
        }
    }
}
