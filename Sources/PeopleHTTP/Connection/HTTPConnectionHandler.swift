import NIOCore
import NIOHTTP1

/// Makes whole requests of the decoder's parts, writes the answers, and ends the connection when it is due.
///
/// What can't be taken becomes a request with a fault, in its place in the order, so that it is answered like every
/// other. Behind it nothing is read any more.
final class HTTPConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = IncomingRequest
    typealias OutboundIn = OutgoingAnswer
    typealias OutboundOut = IOData

    private enum Input {
        /// Between two requests.
        case idle
        case receiving(PartialRequest)
        /// No more requests are taken; what still comes is dropped.
        case ended
    }

    /// Longer than the way of a request from the socket to here, and shorter than anybody notices at the end.
    private static let quiescingGrace = TimeAmount.milliseconds(100)

    private let bodyLimits: BodyLimits
    private var watch: StallWatch
    private var input = Input.idle
    /// Requests that were handed on and have no answer yet.
    private var unansweredCount = 0
    /// Whether the client waits for leave to send the body (RFC 9110, section 10.1.1).
    private var owesContinue = false
    /// Whether the server is about to stop.
    private var isQuiescing = false
    private var date = DateHeader()
    private let connectionNumber = UInt64.random(in: .min ... .max)
    private var requestCount: UInt32 = 0

    init(configuration: HTTPConfiguration) {
        bodyLimits = BodyLimits(configuration)
        watch = StallWatch(timeout: configuration.stallTimeout)
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .ended = input {
            watch.noteDiscard()
            return
        }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let bytes): take(bytes, context)
        case .end: finish(context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let fields = RequestFields(head.headers)
        let request = PartialRequest(
            id: makeRequestID(fields), head: head, fields: fields, maximumBodyBytes: bodyLimits.limit(for: head))
        if let fault = request.fault {
            refuse(request, fault, context)
            return
        }
        input = .receiving(request)
        watch.noteHead()
        if request.expectsContinue {
            owesContinue = true
            writeContinueIfDue(context)
        }
    }

    private func take(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        guard case .receiving(var request) = input else { return }
        // Two owners of the body would mean a copy with each piece.
        input = .idle
        owesContinue = false
        if request.append(bytes) {
            input = .receiving(request)
            watch.noteBody()
        } else {
            refuse(request, .bodyTooLarge(limit: request.maximumBodyBytes), context)
        }
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard case .receiving(let request) = input else { return }
        input = .idle
        owesContinue = false
        hand(on: request.complete, context)
        // Behind an offer to upgrade the decoder stops to read; we take none, so the connection ends.
        if !request.head.isKeepAlive || request.fields.isUpgrade || request.head.method == .CONNECT || isQuiescing {
            endInput(context)
        }
    }

    private func refuse(_ request: PartialRequest, _ fault: HTTPFault, _ context: ChannelHandlerContext) {
        hand(
            on: IncomingRequest(id: request.id, head: request.head, fields: request.fields, fault: fault), context)
        endInput(context)
    }

    private func hand(on request: IncomingRequest, _ context: ChannelHandlerContext) {
        unansweredCount += 1
        watch.noteRequest()
        context.fireChannelRead(wrapInboundOut(request))
    }

    /// Takes no more requests: those that were handed on are answered, then the connection ends.
    private func endInput(_ context: ChannelHandlerContext) {
        input = .ended
        owesContinue = false
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    private func makeRequestID(_ fields: RequestFields = RequestFields()) -> RequestID {
        requestCount &+= 1
        return fields.requestID.value.flatMap(RequestID.init(given:))
            ?? .made(connection: connectionNumber, count: requestCount)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let error as HTTPParserError:
            // The decoder may tell the same fault twice.
            if case .ended = input { return }
            let fault: HTTPFault = error == .headerOverflow ? .headTooLarge : .malformed
            hand(on: IncomingRequest(id: makeRequestID(), fault: fault), context)
            endInput(context)
            context.fireChannelReadComplete()
        case is ByteToMessageDecoderError:
            // What the client still sends behind what could not be read. To close now might cost it the answer.
            watch.noteDiscard()
        default:
            context.fireErrorCaught(error)
            context.close(promise: nil)
        }
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let answer = unwrapOutboundIn(data)
        unansweredCount -= 1
        var isLast = false
        if case .ended = input { isLast = unansweredCount == 0 }
        var buffer = context.channel.allocator.buffer(
            capacity: OutgoingAnswer.headCapacity + answer.answer.body.count)
        answer.write(to: &buffer, date: date.value(), isLast: isLast)
        context.write(wrapOutboundOut(.byteBuffer(buffer)), promise: promise)
        watch.noteAnswer()
        writeContinueIfDue(context)
    }

    private func writeContinueIfDue(_ context: ChannelHandlerContext) {
        guard owesContinue, unansweredCount == 0 else { return }
        owesContinue = false
        context.writeAndFlush(
            wrapOutboundOut(.byteBuffer(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n"))), promise: nil)
    }

    // MARK: The end

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            // The last answer is on its way. Closed at once, with bytes of the client unread, the system would tell the
            // client of an error, and it might lose the answer.
            input = .ended
            watch.noteLastAnswer()
            scheduleWatch(context)
            context.close(mode: mode, promise: promise)
            context.read()
        } else {
            context.close(mode: mode, promise: promise)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // Behind the last request nobody asks for more, and what still comes must be read to be dropped.
        if watch.isLingering { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            input = .ended
            if watch.isLingering { context.close(promise: nil) }
            context.fireUserInboundEventTriggered(event)
        case is ChannelShouldQuiesceEvent:
            quiesce(context)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    private func quiesce(_ context: ChannelHandlerContext) {
        isQuiescing = true
        switch input {
        case .idle where unansweredCount == 0: closeUnlessBusy(context)
        case .idle: endInput(context)
        case .receiving:
            watch.noteQuiescing()
            scheduleWatch(context)
        case .ended: break
        }
    }

    /// A request may have arrived that nobody has read yet: it is given a moment to show itself.
    private func closeUnlessBusy(_ context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.quiescingGrace) { [self] in
            if case .idle = input, unansweredCount == 0 { context.close(promise: nil) }
        }
    }

    // MARK: Standing still

    func handlerAdded(context: ChannelHandlerContext) { scheduleWatch(context) }

    func channelInactive(context: ChannelHandlerContext) {
        watch.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { watch.cancel() }

    private func scheduleWatch(_ context: ChannelHandlerContext) {
        watch.schedule(on: context.eventLoop) { [self] in
            var isClientsTurn = unansweredCount == 0
            if case .receiving = input { isClientsTurn = true }
            let unwrittenBytes = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
            if watch.isOver(isClientsTurn: isClientsTurn, unwrittenBytes: unwrittenBytes ?? 0) {
                context.close(promise: nil)
            } else {
                scheduleWatch(context)
            }
        }
    }
}

@available(*, unavailable)
extension HTTPConnectionHandler: Sendable {}
