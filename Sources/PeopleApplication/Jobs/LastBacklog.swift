import PeopleStorage
import Synchronization

/// What a queue held when it was counted last.
final class LastBacklog: Sendable {
    private typealias Count = Task<Result<JobBacklog, StorageError>, Never>

    private struct State {
        var last: (at: ContinuousClock.Instant, backlog: JobBacklog)?
        /// The one count that is on its way.
        var count: Count?
    }

    private static let lifetime = Duration.seconds(1)
    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// What was counted last, or, where that was too long ago, what is counted now: once, however many ask.
    func backlog(
        _ count: @escaping @Sendable () async throws(StorageError) -> JobBacklog
    ) async -> Result<JobBacklog, StorageError> {
        let task = state.withLock { state in
            if let last = state.last, last.at.duration(to: now()) < Self.lifetime {
                return Count { .success(last.backlog) }
            }
            if let running = state.count { return running }
            let task = Count { await self.counted(count) }
            state.count = task
            return task
        }
        return await task.value
    }

    private func counted(
        _ count: @Sendable () async throws(StorageError) -> JobBacklog
    ) async -> Result<JobBacklog, StorageError> {
        let result: Result<JobBacklog, StorageError>
        do { result = .success(try await count()) } catch { result = .failure(error) }
        state.withLock { state in
            state.count = nil
            if case .success(let backlog) = result { state.last = (now(), backlog) }
        }
        return result
    }
}
