#if Postgres
#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A pipe that makes a thread return from `poll`.
final class Bell: Sendable {
    /// What to poll for reading. Negative, which `poll` passes over, where the system had none left: then it is mute.
    let descriptor: Int32
    private let button: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { ends = [-1, -1] }
        (descriptor, button) = (ends[0], ends[1])
        for end in ends where end >= 0 {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    var isMute: Bool { descriptor < 0 }

    deinit {
        if isMute { return }
        _ = close(descriptor)
        _ = close(button)
    }

    func ring() {
        var byte: UInt8 = 0
        // A full pipe is one that has been rung.
        while write(button, &byte, 1) < 0 && errno == EINTR {}
    }

    /// Takes back all rings.
    func quiet() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while true {
            let count = read(descriptor, &bytes, 16)
            if count < 16 && !(count < 0 && errno == EINTR) { return }
        }
    }
}
#endif
