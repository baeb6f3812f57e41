import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression

extension HTTPClient.Configuration {
    /// What every client of ours has in common: it follows no redirect, asks no proxy, keeps no cookie, tries no connection
    /// twice, and unpacks no more than it may. What is packed so that nothing comes of it ends with the time of the request.
    static func safe(connectTimeout: Duration, maximumBodySize: Int) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: Timeout(connect: TimeAmount(connectTimeout)),
            // Many servers close a connection after as long; whoever uses it at that moment fails.
            connectionPool: ConnectionPool(idleTimeout: .seconds(5)),
            proxy: nil,
            decompression: .enabled(limit: .size(maximumBodySize)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        // Others need not know which of our requests was the reason for theirs.
        configuration.tracing.tracer = nil
        return configuration
    }
}
