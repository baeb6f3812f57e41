import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server on loopback that answers as it is told, and remembers what it was asked: the double of any site or service.
///
/// Call ``stop()`` at the end, or use ``with(_:_:)``.
final class LoopbackServer: Sendable {
    /// What it was asked.
    struct Request: Sendable {
        let method: String
        /// Path and query.
        let target: String
        /// Names in lower case.
        let headers: [(name: String, value: String)]
        let arrival: ContinuousClock.Instant
        let body: [UInt8]

        /// The path alone.
        var path: String { String(target.prefix { $0 != "?" }) }
        subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
    }

    /// What it answers.
    struct Reply: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = Body.bytes([])
        /// Before the first byte.
        var delay: Duration = .zero

        enum Body: Sendable {
            case bytes([UInt8])
            /// A length that is announced, and the same piece again and again until it is reached or nobody listens any more.
            case announced(length: Int, piece: [UInt8])
            /// In chunks, without an end.
            case endless(piece: [UInt8])
            /// The head, some bytes, and then silence.
            case stalls([UInt8])
            /// No HTTP at all: what is written on the connection, which is closed then.
            case raw([UInt8])
            /// Nothing, ever.
            case silence
        }

        static func text(_ text: String, type: String = "text/html; charset=utf-8", status: Int = 200) -> Reply {
            Reply(status: status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
        }

        static func json(_ text: String, status: Int = 200) -> Reply {
            .text(text, type: "application/json", status: status)
        }

        static func status(_ status: Int, headers: [(String, String)] = []) -> Reply {
            Reply(status: status, headers: headers)
        }

        static func redirect(to location: String, status: Int = 302) -> Reply {
            Reply(status: status, headers: [("Location", location)])
        }

        static let silence = Reply(body: .silence)

        func delayed(by delay: Duration) -> Reply {
            var reply = self
            reply.delay = delay
            return reply
        }
    }

    typealias Route = @Sendable (Request) -> Reply

    let port: Int
    private let channel: any Channel
    private let log: RequestLog

    private init(channel: any Channel, log: RequestLog) {
        self.channel = channel
        self.log = log
        port = channel.localAddress?.port ?? 0
    }

    /// `http://127.0.0.1:port`.
    var url: String { "http://127.0.0.1:\(port)" }
    /// `127.0.0.1:port`.
    var authority: String { "127.0.0.1:\(port)" }
    /// What it was asked so far, in order.
    var requests: [Request] { log.requests.withLock { $0 } }
    /// Connections that are open now.
    var openConnections: Int { log.connections.withLock { $0 } }

    /// Starts one whose answers are computed.
    ///
    /// - Parameter configure: puts in front of HTTP what it is spoken over.
    static func start(
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        configure: @escaping @Sendable (any Channel) throws -> Void = { _ in }, answering route: @escaping Route
    ) async throws -> LoopbackServer {
        let log = RequestLog()
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try configure(channel)
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(LoopbackHandler(route: route, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return LoopbackServer(channel: channel, log: log)
    }

    /// Starts one with an answer a path; 404 for all others.
    static func start(_ routes: [String: Reply]) async throws -> LoopbackServer {
        try await start { routes[$0.path] ?? .status(404) }
    }

    func stop() async {
        try? await channel.close().get()
    }

    /// Runs a test with one that is stopped at its end.
    static func with<Value>(
        _ routes: [String: Reply], _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        try await with(answering: { routes[$0.path] ?? .status(404) }, body)
    }

    static func with<Value>(
        answering route: @escaping Route, _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let server = try await start(answering: route)
        do {
            let value = try await body(server)
            await server.stop()
            return value
        } catch {
            await server.stop()
            throw error
        }
    }
}

final class RequestLog: Sendable {
    let requests = Mutex<[LoopbackServer.Request]>([])
    let connections = Mutex(0)
}
