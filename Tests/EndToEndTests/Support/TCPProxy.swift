import Foundation
import Glibc
import Synchronization

/// A port of this machine behind which stands a unix socket: a network that can hang without closing anything.
final class TCPProxy: Sendable {
    let port: Int
    private let listener: Int32
    private let target: String
    private let state = Mutex(State())

    private struct State {
        var isSilent = false
        /// Connections below this number get nothing through for ever.
        var firstAlive = 0
        var count = 0
        var isClosed = false
        var sockets: [Int32] = []
    }

    /// - Parameter target: the path of the socket.
    init(to target: String) throws {
        self.target = target
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try Server.freePort()
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = RawConnection.address(port: port)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(listener, 128) == 0 else {
            throw Failure("no proxy on port \(port): \(String(cString: strerror(errno)))")
        }
        Thread.detachNewThread { [self] in acceptAll() }
    }

    /// Whether bytes stay where they are, in both directions, until this is taken back.
    func setSilent(_ isSilent: Bool) { state.withLock { $0.isSilent = isSilent } }

    /// From now on nothing passes on the connections that there are; new ones work. As when a firewall forgets.
    func forget() { state.withLock { $0.firstAlive = $0.count } }

    func close() {
        let sockets = state.withLock { state in
            state.isClosed = true
            return state.sockets
        }
        shutdown(listener, Int32(SHUT_RDWR))
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    private func acceptAll() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { break }
            guard let server = try? connectToTarget() else {
                Glibc.close(client)
                continue
            }
            let number: Int? = state.withLock { state in
                guard !state.isClosed else { return nil }
                state.sockets += [client, server]
                defer { state.count += 1 }
                return state.count
            }
            guard let number else { break }
            Thread.detachNewThread { [self] in pump(from: client, to: server, connection: number) }
            Thread.detachNewThread { [self] in pump(from: server, to: client, connection: number) }
        }
        Glibc.close(listener)
    }

    /// Hands on what comes, as long as it may. Sockets stay open until the process ends: their numbers are not given to
    /// others while a thread may still use them, and a test has few.
    private func pump(from source: Int32, to sink: Int32, connection number: Int) {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(source, &chunk, chunk.count, 0)
            while !mayPass(number) { usleep(5000) }
            guard count > 0 else { break }
            var sent = 0
            while sent < count {
                let step = chunk[sent..<count].withUnsafeBytes {
                    send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard step > 0 else { break }
                sent += step
            }
        }
        shutdown(sink, Int32(SHUT_WR))
    }

    private func mayPass(_ number: Int) -> Bool {
        state.withLock { $0.isClosed || (!$0.isSilent && number >= $0.firstAlive) }
    }

    private func connectToTarget() throws -> Int32 {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: target.utf8.prefix($0.count - 1)) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else {
            Glibc.close(socket)
            throw Failure("no connection to \(target): \(String(cString: strerror(errno)))")
        }
        return socket
    }
}
