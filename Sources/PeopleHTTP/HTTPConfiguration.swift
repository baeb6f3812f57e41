/// What the HTTP server can be told.
public struct HTTPConfiguration: Sendable {
    /// The address to listen on: a name or a number.
    public var host: String
    /// The port to listen on; 0 for any that is free.
    public var port: Int
    /// The largest body of a request that is taken.
    public var maximumBodyBytes: Int
    /// The largest body of a batch; where it is less than ``maximumBodyBytes``, that holds.
    public var maximumBatchBodyBytes: Int
    /// How long a connection may stand still while it is the client's turn. The contract says at most 60 seconds.
    public var stallTimeout: Duration
    /// How many connections are open at a time. More wait in the system's queue until one closes.
    public var maximumConnections: Int
    /// How many requests clients may make; `nil` for any number.
    public var rateLimits: RateLimits?
    /// The header in which a proxy says who the client is, in lower case; `nil` where clients connect themselves.
    public var clientAddressHeader: String?

    public static let standardMaximumBodyBytes = 1 << 20
    /// A thousand people with 8 KiB each.
    public static let standardMaximumBatchBodyBytes = 8 << 20
    /// A little under the promise, because the closing takes a moment too.
    public static let standardStallTimeout = Duration.seconds(55)
    /// Fits, with the files of a store, under the 1,024 descriptors that a process commonly may have.
    public static let standardMaximumConnections = 900

    public init(
        host: String = "127.0.0.1", port: Int = 8080, maximumBodyBytes: Int = standardMaximumBodyBytes,
        maximumBatchBodyBytes: Int = standardMaximumBatchBodyBytes,
        stallTimeout: Duration = standardStallTimeout, maximumConnections: Int = standardMaximumConnections,
        rateLimits: RateLimits? = RateLimits(), clientAddressHeader: String? = nil
    ) {
        self.host = host
        self.port = port
        self.maximumBodyBytes = maximumBodyBytes
        self.maximumBatchBodyBytes = maximumBatchBodyBytes
        self.stallTimeout = stallTimeout
        self.maximumConnections = maximumConnections
        self.rateLimits = rateLimits
        self.clientAddressHeader = clientAddressHeader
    }
}
