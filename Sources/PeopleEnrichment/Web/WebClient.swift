import PeopleDomain

/// Reads what others publish, within bounds: what sources ask, and tests put a double in place of.
public protocol WebClient: Sendable {
    /// Reads one document, after at most three redirects.
    ///
    /// - Throws: ``WebFailure``; also where the task was cancelled.
    func read(_ request: WebRequest) async throws(WebFailure) -> WebDocument
}

/// A document that is to be read: always by GET, without cookies or credentials of ours.
public struct WebRequest: Hashable, Sendable {
    /// As written; it is checked before anything is sent.
    public let url: String
    public let audience: Audience
    /// Beside those that every request has.
    public let headers: [String: String]

    public enum Audience: Hashable, Sendable {
        /// A page for everybody: robots.txt is asked first, and what it forbids is not read.
        case page
        /// An interface for programs, whose terms the operator accepted by switching it on.
        case service
    }

    public init(url: String, audience: Audience, headers: [String: String] = [:]) {
        self.url = url
        self.audience = audience
        self.headers = headers
    }
}

/// What was read.
public struct WebDocument: Hashable, Sendable {
    /// Where it was in the end, after redirects.
    public let url: String
    /// Without parameters, in lower case: `text/html`.
    public let mediaType: String
    /// After decompression; of `text/*` in UTF-8, whatever its character set was.
    public let body: [UInt8]
    /// SHA-256, in hexadecimal, of the bytes that were read: after decompression, before they became UTF-8.
    public let sha256: String
    public let retrievedAt: Timestamp
    /// Whether the answer's `X-Robots-Tag` forbids to use it (`noindex`, `noai`, `none`).
    public let isUseForbidden: Bool

    public init(
        url: String, mediaType: String, body: [UInt8], sha256: String, retrievedAt: Timestamp,
        isUseForbidden: Bool = false
    ) {
        self.url = url
        self.mediaType = mediaType
        self.body = body
        self.sha256 = sha256
        self.retrievedAt = retrievedAt
        self.isUseForbidden = isUseForbidden
    }
}

/// Why a document was not read.
public enum WebFailure: Error, Hashable, Sendable {
    /// 404 or 410.
    case notFound
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
        case .notFound: .notFound
        case .blockedByRobots: .blockedByRobots
        case .rateLimited: .rateLimited
        case .timeout, .cancelled: .timeout
        case .tooLarge: .tooLarge
        case .refusedAddress: .refusedAddress
        case .refusedType, .status, .unreachable: .error
        }
    }
}
