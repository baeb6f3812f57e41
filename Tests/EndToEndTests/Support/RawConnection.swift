import Foundation
import Glibc

/// A TCP connection to this machine that sends whatever bytes it is given. Blocks: use it with ``onOwnThread(_:)``.
final class RawConnection {
    private let socket: Int32
    private var buffered: [UInt8] = []
    /// What was sent and not answered yet, for whoever reads an answer.
    var requests = SentRequests()

    /// - Parameter patience: how long one call may wait for the other side.
    init(port: Int, patience: Duration = .seconds(20)) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure("no socket: \(String(cString: strerror(errno)))") }
        var limit = timeval(tv_sec: Int(patience.components.seconds), tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = Self.address(port: port)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            // All is initialized: `deinit` closes the socket.
            throw Failure("no connection to port \(port): \(String(cString: strerror(errno)))")
        }
    }

    deinit { Glibc.close(socket) }

    static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    /// Sends all, or as much as the other side takes before it closes: it may refuse a long request early.
    func send(_ bytes: [UInt8]) {
        requests.add(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            sent += count
        }
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Says that nothing more will be sent.
    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// The bytes up to and with a mark, or `nil` where the connection ends before.
    func read(through mark: String) throws -> [UInt8]? {
        let mark = Array(mark.utf8)
        while true {
            if let range = buffered.firstRange(of: mark) {
                defer { buffered.removeSubrange(..<range.upperBound) }
                return Array(buffered[..<range.upperBound])
            }
            if try !fill() { return nil }
        }
    }

    func read(count: Int) throws -> [UInt8] {
        while buffered.count < count {
            if try !fill() { throw Failure("the connection ended \(count - buffered.count) bytes early") }
        }
        defer { buffered.removeSubrange(..<count) }
        return Array(buffered[..<count])
    }

    /// Whether the other side closes, with nothing more to read.
    func isClosedByPeer() -> Bool {
        (try? buffered.isEmpty && !fill()) ?? false
    }

    /// - Returns: whether something came. A reset is an end like any other.
    private func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count > 0 {
            buffered += chunk[..<count]
            return true
        }
        if count < 0 && errno == EAGAIN { throw Failure("no answer in time") }
        return false
    }
}
