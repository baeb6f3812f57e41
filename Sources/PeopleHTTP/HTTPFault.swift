import PeopleDomain

/// What is wrong with a request as HTTP, before it means anything.
enum HTTPFault: Error, Hashable, Sendable {
    /// It can't be read as HTTP/1.1.
    case malformed
    /// Target or headers are longer than we take.
    case headTooLarge
    case bodyTooLarge(limit: Int)
    /// `Expect` asks for something else than `100-continue`.
    case expectationFailed
    case unknownPath
    /// After this many seconds one may be made again.
    case tooManyRequests(retryAfter: Int64)
    /// The path is known, for these methods.
    case methodNotAllowed(allowed: String)
    case unsupportedMediaType
    case invalidJSON(JSONSyntaxError)
    /// The body is JSON of another kind.
    case bodyIsNoObject(kind: String)
}
