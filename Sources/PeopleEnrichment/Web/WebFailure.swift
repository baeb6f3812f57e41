import PeopleDomain

/// Why a document was not read.
public enum WebFailure: Error, Hashable, Sendable {
    /// 404 or 410.
    case notFound
    /// Nobody has the name of the host: an answer, and not one that is worth to be asked for again.
    case unknownHost
    case blockedByRobots
    /// 429, or 503 with a time; seconds to wait where the answer named them.
    case rateLimited(retryAfter: Int?)
    case timeout
    /// More bytes than ``FetchPolicy`` allows, on the way or after decompression.
    case tooLarge
    /// An address that nobody may be led to, with the reason: a private address, a port, a scheme, a literal.
    case refusedAddress(String)
    /// A media type that is not read.
    case refusedType(String)
    /// Another status.
    case status(Int)
    /// No connection, no name, a broken answer, too many redirects.
    case unreachable(String)
    case cancelled

    /// As a job tells it.
    public var outcome: SourceOutcome {
        switch self {
        case .notFound, .unknownHost: .notFound
        case .blockedByRobots: .blockedByRobots
        case .rateLimited: .rateLimited
        case .timeout, .cancelled: .timeout
        case .tooLarge: .tooLarge
        case .refusedAddress: .refusedAddress
        case .refusedType, .status, .unreachable: .error
        }
    }
}
