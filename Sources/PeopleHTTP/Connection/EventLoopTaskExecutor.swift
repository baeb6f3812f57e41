import NIOCore

/// Runs tasks on the thread of an event loop.
///
/// A request is then served by the thread that read it from its socket, without a switch of threads on the way in and on
/// the way out, which would cost more than the request itself. It also means that nothing on that way may block.
final class EventLoopTaskExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
