import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes lines to a file on a thread of its own: a terminal or a pipe may be slow, and whoever logs may be a thread on
/// which requests are served.
///
/// Where lines come faster than they can be written, those that find no room are dropped, and their number is written in
/// their place.
///
/// `@unchecked Sendable`: everything that changes is touched with the condition locked.
final class LogWriter: @unchecked Sendable {
    static let standardError = LogWriter(file: STDERR_FILENO)

    /// Bytes that may wait: some thousand lines.
    static let standardCapacity = 1 << 20

    private let file: CInt
    private let capacity: Int
    private let condition = NSCondition()
    private var waiting: [UInt8] = []
    private var droppedCount = 0
    /// Whether something was taken that is not written yet.
    private var isWriting = false

    init(file: CInt, capacity: Int = standardCapacity) {
        self.file = file
        self.capacity = capacity
        let thread = Thread { [self] in run() }
        thread.name = "log"
        thread.start()
    }

    /// Hands a line over, which ends as it is to end. Never waits for the file.
    func write(_ line: String) {
        condition.lock()
        defer { condition.unlock() }
        if waiting.count + line.utf8.count > capacity {
            droppedCount += 1
        } else {
            waiting += line.utf8
            condition.broadcast()
        }
    }

    /// Waits until all that was handed over is written. For the end of the process.
    func flush() {
        condition.lock()
        defer { condition.unlock() }
        while isWriting || !waiting.isEmpty { condition.wait() }
    }

    private func run() {
        while true {
            condition.lock()
            while waiting.isEmpty { condition.wait() }
            var bytes = waiting
            if droppedCount > 0 { bytes += "… \(droppedCount) lines of the log had no room\n".utf8 }
            waiting.removeAll(keepingCapacity: true)
            droppedCount = 0
            isWriting = true
            condition.unlock()
            write(whole: bytes)
            condition.lock()
            isWriting = false
            condition.broadcast()
            condition.unlock()
        }
    }

    /// A reader that has gone away wants no more lines.
    private func write(whole bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = systemWrite(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
            }
        }
    }
}

/// The system's call, under a name that the methods above do not hide.
private let systemWrite = write
