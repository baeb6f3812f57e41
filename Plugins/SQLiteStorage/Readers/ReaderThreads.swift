#if SQLite
import Foundation
import PeopleStorage

/// Threads with a connection each, for reads that can take long: searches, counts, deep pages.
final class ReaderThreads: Sendable {
    /// Reads that may wait. At a millisecond each and two threads the last one waits for half a second.
    static let queueCapacity = 1024

    private typealias Work = @Sendable (Connection) -> Void

    private let queue = WorkQueue<Work>(capacity: queueCapacity)
    private let threads: [BackgroundThread]

    /// - Parameter connections: one for each thread.
    init(connections: [Connection]) {
        let queue = queue
        threads = connections.enumerated().map { index, connection in
            BackgroundThread(name: "sqlite-reader-\(index + 1)") {
                while let work = queue.take(weight: 1) {
                    for work in work { work(connection) }
                }
                connection.close()
            }
        }
    }

    /// Runs a read on one of the threads, with one moment of the store before it.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        let result: Result<Value, StorageError> = await withCheckedContinuation { continuation in
            let admission = queue.offer { connection in
                do throws(StorageError) {
                    let value = try connection.snapshot { () throws(StorageError) in try body(connection) }
                    continuation.resume(returning: .success(value))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
            switch admission {
            case .admitted: break
            case .full: continuation.resume(returning: .failure(.tooManyWaiting("reads")))
            case .closed: continuation.resume(returning: .failure(.storageIsClosed))
            }
        }
        return try result.get()
    }

    /// Does what is in line and ends the threads.
    func close() async {
        queue.close()
        for thread in threads { await thread.end() }
    }
}

extension StorageError {
    static func tooManyWaiting(_ what: String) -> StorageError {
        .unavailable(Unavailability("too many \(what) are waiting"))
    }
}
#endif
