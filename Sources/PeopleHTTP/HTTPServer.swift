import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import PeopleApplication
import ServiceLifecycle

/// The People API over HTTP, as a service for a `ServiceGroup`.
///
/// On graceful shutdown it stops to listen, answers the requests that have arrived, and returns when the last
/// connection is closed.
///
/// - Parameters:
///   - logger: gets one line a request at `info`.
///   - onServerRunning: is called with the port once connections are accepted.
public func makeHTTPServer(
    services: PeopleServices, configuration: HTTPConfiguration, logger: Logger,
    eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
    onServerRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) -> some Service {
    let connections = HTTPConnections(
        responder: Responder(
            services: services, limiter: configuration.rateLimits.map { RateLimiter($0) }, logger: logger),
        configuration: configuration)
    // Standing still is logged by nobody: the framework's own lines are for those who look for trouble.
    var serverLogger = logger
    serverLogger.logLevel = max(logger.logLevel, .notice)
    return Server(
        childChannelSetup: connections,
        configuration: ServerConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            availableConnectionsDelegate: .maximum(configuration.maximumConnections, logger: serverLogger)),
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? configuration.port) },
        eventLoopGroup: eventLoopGroup,
        logger: serverLogger)
}
