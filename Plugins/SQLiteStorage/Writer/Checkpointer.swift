#if SQLite
import Foundation
import PeopleStorage
import Synchronization

/// Moves pages from the write-ahead log into the file, on a thread and a connection of its own, so that no commit waits
/// for it: that took 20 to 90 ms in the writer (sqlite.org/wal.html#ckpt).
///
/// A log starts over only when all of it was moved and nobody reads from it, which never happens while the writer goes
/// on adding to it. So the thread moves all but the last pages, and the writer moves those itself between two groups.
final class Checkpointer: Sendable {
    /// Pages in the log that are worth moving: 32 MB. Less often is less work, since a page that was written ten times
    /// is moved once.
    private static let pagesWorthMoving = 8000
    /// Pages that one round moves when it is the last: about as many are left to the writer, and less than 12 ms of sync.
    private static let pagesLeftToWriter = 128
    /// How often the thread goes after the writer, which may add pages as fast as they are moved.
    private static let maximumRounds = 16
    /// Pages by which the log may grow before the writer stops and empties it: 256 MB, where readers keep it from
    /// starting over.
    private static let maximumPages = 64_000

    private let queue = WorkQueue<Void>(capacity: 1)
    private let thread: BackgroundThread
    private let stage: Stage

    /// Where the work is. Both sides wait for the other without a lock held.
    private final class Stage: Sendable {
        let value = Mutex(Value.idle)

        enum Value { case idle, moving, nearlyDone }
    }

    init(connection: Connection) {
        let queue = queue
        let stage = Stage()
        self.stage = stage
        thread = BackgroundThread(name: "sqlite-checkpointer") {
            while let work = queue.take(weight: 1) {
                guard !work.isEmpty else { continue }
                let isMoved = Self.move(on: connection)
                stage.value.withLock { $0 = isMoved ? .nearlyDone : .idle }
            }
            connection.close()
        }
    }

    /// What fails is tried again after a later group. Nothing is lost: the log has it, and does not start over before the
    /// writer itself has synced the file.
    ///
    /// - Returns: whether little is left for the writer.
    private static func move(on connection: Connection) -> Bool {
        do throws(StorageError) {
            var movedBefore = 0
            for _ in 0..<maximumRounds {
                let moved = try connection.checkpoint(.passive)
                // Here, since the writer's own step would otherwise wait for all that was moved: 60 ms for 16 MB.
                try connection.syncFile()
                // What the writer has added meanwhile this round does not show; it grows with the length of the round.
                if moved - movedBefore <= pagesLeftToWriter { break }
                movedBefore = moved
            }
            return true
        } catch {
            return false
        }
    }

    /// To be called by the writer between two groups.
    func look(at writer: Connection) {
        let pages = writer.loggedPages
        guard pages >= Self.pagesWorthMoving else { return }
        if pages >= Self.maximumPages {
            // Waits for readers as long as the busy timeout allows. Where one is still in the way, no harm is done.
            _ = try? writer.checkpoint(.truncate)
            writer.forgetLoggedPages()
            return
        }
        switch stage.value.withLock(\.self) {
        case .moving: break
        case .idle:
            stage.value.withLock { $0 = .moving }
            if queue.offer(()) != .admitted { stage.value.withLock { $0 = .idle } }
        case .nearlyDone:
            stage.value.withLock { $0 = .idle }
            _ = try? writer.checkpoint(.passive)
            writer.forgetLoggedPages()
        }
    }

    func close() async {
        queue.close()
        await thread.end()
    }
}
#endif
