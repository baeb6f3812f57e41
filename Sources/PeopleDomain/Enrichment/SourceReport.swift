/// How one source answered in a run.
public struct SourceReport: Hashable, Sendable {
    public let source: EnrichmentSource
    public let outcome: SourceOutcome
    /// What happened, in a sentence; `nil` where the outcome says it.
    public let detail: String?
    /// Requests that were sent for it.
    public let requests: Int
    /// Values that it gave.
    public let values: Int

    public init(
        source: EnrichmentSource, outcome: SourceOutcome, detail: String? = nil, requests: Int = 0, values: Int = 0
    ) {
        self.source = source
        self.outcome = outcome
        self.detail = detail
        self.requests = requests
        self.values = values
    }
}

public enum SourceOutcome: String, CaseIterable, Hashable, Sendable {
    case ok
    case notFound = "not_found"
    case blockedByRobots = "blocked_by_robots"
    case rateLimited = "rate_limited"
    case timeout
    case tooLarge = "too_large"
    case refusedAddress = "refused_address"
    /// It was not asked: nothing to ask for, or its budget is spent. The detail says which.
    case skipped
    case error

    /// Whether asking again later may bring more.
    public var isTransient: Bool { self == .rateLimited || self == .timeout || self == .error }
}
