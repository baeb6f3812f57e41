import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Serves a connection: bytes become whole requests, each request gets its answer, in order.
///
/// Not Hummingbird's own channel, because what is not HTTP wants an answer of the API's shape, a body wants a bound
/// before it is collected, and a connection that stands still must end, wherever it stands.
struct HTTPConnections: ServerChildChannel {
    typealias Value = NIOAsyncChannel<IncomingRequest, OutgoingAnswer>

    /// The whole of a request's head; a client that sends more than this is not one of the API's.
    static let maximumHeadBytes = 32 * 1024
    /// The target, or one header.
    static let maximumFieldBytes = 16 * 1024
    static let maximumFieldCount = 100

    let responder: Responder
    let configuration: HTTPConfiguration

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderListSize = Self.maximumHeadBytes
            limits.maxHeaderFieldSize = Self.maximumFieldBytes
            limits.maxHeaderFieldCount = Self.maximumFieldCount
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(
                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)))
            try pipeline.addHandler(HTTPConnectionHandler(configuration: configuration))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(
                    // A client may send the next request before it has the answer; more than that waits in its socket.
                    backPressureStrategy: .init(lowWatermark: 1, highWatermark: 2),
                    isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value connection: Value, logger: Logger) async {
        let channel = connection.channel
        do {
            try await withTaskExecutorPreference(EventLoopTaskExecutor(channel.eventLoop)) {
                try await withTaskCancellationHandler {
                    try await serve(connection)
                } onCancel: {
                    channel.close(promise: nil)
                }
            }
        } catch {
            // The client went away, or was shown out for standing still.
            logger.trace("A connection ended early", metadata: ["reason": "\(error)"])
        }
    }

    /// Whom limits take the client for.
    private func address(of request: IncomingRequest, _ peer: ClientAddress) -> ClientAddress {
        guard let name = configuration.clientAddressHeader else { return peer }
        return request.head?.headers[name].last.flatMap { ClientAddress(header: $0) } ?? peer
    }

    private func serve(_ connection: Value) async throws {
        try await connection.executeThenClose { requests, answers in
            let peer = ClientAddress(connection.channel.remoteAddress)
            for try await request in requests {
                let answer = await responder.respond(to: request, from: address(of: request, peer))
                try await answers.write(OutgoingAnswer(answer, to: request))
            }
            // Closes our direction behind the last answer. The handler sees to the rest.
            answers.finish()
            try await connection.channel.closeFuture.get()
        }
    }
}
