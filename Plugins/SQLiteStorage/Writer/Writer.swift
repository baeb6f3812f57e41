#if SQLite
import Foundation
import PeopleDomain
import PeopleStorage

/// The one thread that writes. Everything that waits when it comes around goes into one transaction and one sync.
///
/// Full durability then costs a sync a group and not a sync a write: 11,000 instead of 4,000 writes a second for 64
/// clients. There is no savepoint for each member of a group: FTS5 writes out what it has pending at each one, which
/// takes two to three times as long as everything else. A member instead fails before its first write
/// (``OrganizationWriter``); for the rare one that fails later, the group is rolled back and run again without it.
final class Writer: Sendable {
    /// Writes that may wait: at the slowest disk that we know, 4,000 a second, the last one waits for a second.
    static let queueCapacity = 4096
    /// Changes in one transaction. More would make the first of them wait for the last, and save next to nothing: of a
    /// sync of a millisecond, 128 changes bear 8 microseconds each.
    static let maximumGroupWeight = 128

    private let queue = WorkQueue<PendingWrite>(capacity: queueCapacity)
    private let thread: BackgroundThread

    init(
        connection: Connection, environment: StorageEnvironment, checkpointer: Checkpointer,
        searches: SearchCache
    ) {
        let queue = queue
        thread = BackgroundThread(name: "sqlite-writer") {
            let loop = WriterLoop(
                connection: connection, environment: environment, checkpointer: checkpointer,
                searches: searches)
            loop.run(queue)
            connection.close()
        }
    }

    /// Does a write in a transaction that it may share with others, and returns when it is durable.
    ///
    /// - Parameters:
    ///   - weight: how many changes it makes.
    ///   - isTakenBack: whether nothing is to be stored, for what `body` returned.
    func write<Output: Sendable>(
        weight: Int, isTakenBack: @escaping @Sendable (Output) -> Bool = { _ in false },
        _ body: @escaping @Sendable (WriteTransaction) throws(StorageError) -> Output
    ) async throws(StorageError) -> Output {
        let result: Result<Output, StorageError> = await withCheckedContinuation { continuation in
            let write = PendingWrite(weight: weight, isTakenBack: isTakenBack, continuation, body)
            switch queue.offer(write) {
            case .admitted: break
            case .full: write.refuse(.tooManyWaiting("writes"))
            case .closed: write.refuse(.storageIsClosed)
            }
        }
        return try result.get()
    }

    /// Does what is in line and ends the thread.
    func close() async {
        queue.close()
        await thread.end()
    }
}
#endif
