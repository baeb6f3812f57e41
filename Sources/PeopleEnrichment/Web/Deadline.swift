import NIOCore
import NIOPosix

/// Runs work that may take only so long, and cancels it when it takes longer.
///
/// - Throws: what the work throws, ``WebFailure/timeout``, or ``WebFailure/cancelled``.
func withDeadline<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws(WebFailure) -> Value
) async throws(WebFailure) -> Value {
    // Of the event loop, and not `Task.sleep`: what sleeps there and is cancelled stays in memory until its time comes.
    let (signals, signal) = AsyncStream.makeStream(of: Never.self)
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(limit)) { signal.finish() }
    defer { timer.cancel() }
    let result = await withTaskGroup(of: Result<Value, WebFailure>.self) { group in
        group.addTask {
            do throws(WebFailure) { return .success(try await work()) } catch { return .failure(error) }
        }
        group.addTask {
            for await _ in signals {}
            return .failure(.timeout)
        }
        defer { group.cancelAll() }
        return await group.next() ?? .failure(.timeout)
    }
    // Who is cancelled waits no longer, and it was no deadline.
    if case .failure(.timeout) = result, Task.isCancelled { throw .cancelled }
    return try result.get()
}
