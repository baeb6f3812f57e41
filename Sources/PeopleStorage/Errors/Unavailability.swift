import PeopleDomain

/// Why and for how long a store does not answer.
public struct Unavailability: Hashable, Sendable {
    /// For the log, not for clients.
    public let reason: String
    /// When to try again.
    public let retryAfter: Duration

    public init(_ reason: String, retryAfter: Duration = .seconds(1)) {
        self.reason = reason
        self.retryAfter = retryAfter
    }
}
