import NIOCore
import NIOHTTP1
import Synchronization

/// One connection of a ``LoopbackServer``.
final class LoopbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let route: LoopbackServer.Route
    private let log: RequestLog
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(route: @escaping LoopbackServer.Route, log: RequestLog) {
        self.route = route
        self.log = log
    }

    func channelActive(context: ChannelHandlerContext) {
        log.connections.withLock { $0 += 1 }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        log.connections.withLock { $0 -= 1 }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body.append(contentsOf: part.readableBytesView)
        case .end:
            guard let head else { return }
            let request = LoopbackServer.Request(
                method: head.method.rawValue, target: head.uri,
                headers: head.headers.map { ($0.name.lowercased(), $0.value) }, arrival: ContinuousClock().now,
                body: body)
            log.requests.withLock { $0.append(request) }
            let reply = route(request)
            guard reply.delay > .zero else { return write(reply, context: context) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: TimeAmount(reply.delay)) {
                let (handler, context) = bound.value
                handler.write(reply, context: context)
            }
        }
    }

    private func write(_ reply: LoopbackServer.Reply, context: ChannelHandlerContext) {
        switch reply.body {
        case .silence: return
        case .raw(let bytes):
            // Past the encoder of HTTP.
            let encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
            encoder?.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
            context.close(promise: nil)
        case .bytes(let bytes):
            head(reply, length: bytes.count, context: context)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .announced(let length, let piece):
            head(reply, length: length, context: context)
            repeatPiece(ByteBuffer(bytes: piece), left: length / max(1, piece.count), context: context)
        case .endless(let piece):
            head(reply, length: nil, context: context)
            repeatPiece(ByteBuffer(bytes: piece), left: .max, context: context)
        case .stalls(let bytes):
            head(reply, length: nil, context: context)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
        }
    }

    private func head(_ reply: LoopbackServer.Reply, length: Int?, context: ChannelHandlerContext) {
        var headers = HTTPHeaders(reply.headers)
        if let length { headers.replaceOrAdd(name: "content-length", value: String(length)) }
        let status = HTTPResponseStatus(statusCode: reply.status)
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
    }

    /// One piece after the other, as fast as they are taken.
    private func repeatPiece(_ piece: ByteBuffer, left: Int, context: ChannelHandlerContext) {
        guard left > 0 else { return context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece)))).whenSuccess {
            let (handler, context) = bound.value
            handler.repeatPiece(piece, left: left - 1, context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
