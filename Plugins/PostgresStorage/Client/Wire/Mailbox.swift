#if Postgres
import Synchronization

/// What tasks and other threads tell the client's thread, and what wakes it.
final class Mailbox: Sendable {
    private let state = Mutex(State())
    let bell = Bell()

    private struct State {
        var messages: [ClientMessage] = []
        var isAsleep = false
        var isClosed = false
    }

    /// - Returns: `false` where nobody reads it any more.
    func post(_ message: ClientMessage) -> Bool {
        let (isTaken, wakes) = state.withLock { state in
            if state.isClosed { return (false, false) }
            state.messages.append(message)
            defer { state.isAsleep = false }
            return (true, state.isAsleep)
        }
        // Only the first of those that find it asleep rings.
        if wakes { bell.ring() }
        return isTaken
    }

    /// Takes all that was posted, in order. `messages` has to be empty, and lends its memory to what is posted next.
    func take(into messages: inout [ClientMessage]) {
        state.withLock { swap(&$0.messages, &messages) }
    }

    /// Whether there is nothing to take. From then on who posts rings the bell.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isAsleep = state.messages.isEmpty
            return state.isAsleep
        }
    }

    /// Lets nothing more in, and gives what nobody took.
    func close() -> [ClientMessage] {
        state.withLock { state in
            state.isClosed = true
            defer { state.messages = [] }
            return state.messages
        }
    }
}
#endif
