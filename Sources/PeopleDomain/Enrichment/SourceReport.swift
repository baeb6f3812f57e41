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

    /// - Parameter detail: what the outcome does not say already.
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

/// How a source answered, as jobs tell it.
public enum SourceOutcome: String, CaseIterable, Hashable, Sendable {
    /// It gave values.
    case ok
    /// It answered, and says nothing of the person.
    case notFound = "not_found"
    /// Its robots.txt, or a page itself, asks not to be read or used.
    case blockedByRobots = "blocked_by_robots"
    /// It asks to be left alone for a while.
    case rateLimited = "rate_limited"
    case timeout
    /// Its answer is larger than what is read.
    case tooLarge = "too_large"
    /// Its address is one that nobody may be led to.
    case refusedAddress = "refused_address"
    /// It was not asked: nothing to ask for, or its budget is spent. The detail says which.
    case skipped
    /// It can't be reached, or its answer makes no sense.
    case error

    /// Whether asking again later may bring more.
    public var isTransient: Bool { self == .rateLimited || self == .timeout || self == .error }
}
