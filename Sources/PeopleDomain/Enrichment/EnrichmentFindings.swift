/// What one run of an enrichment found, and how its sources answered.
public struct EnrichmentFindings: Hashable, Sendable {
    public var values: [FoundValue]
    public var sources: [SourceReport]
    /// Tokens that the model read and wrote.
    public var tokensUsed: Int

    public init(values: [FoundValue] = [], sources: [SourceReport] = [], tokensUsed: Int = 0) {
        self.values = values
        self.sources = sources
        self.tokensUsed = tokensUsed
    }

    /// Values of one run, at most: the surest are kept.
    public static let maximumValues = 100
}

/// A value that stands in a source.
public struct FoundValue: Hashable, Sendable {
    public let field: ProfileField
    /// A text, a number, or an object for the fields that are made of several.
    public let value: JSONValue
    public let provenance: Provenance
    public let confidence: Confidence
    /// Whether something beside the name says that the source speaks of this person. Without it a value is only suggested.
    public let isIdentitySure: Bool

    public init(
        field: ProfileField, value: JSONValue, provenance: Provenance, confidence: Confidence, isIdentitySure: Bool
    ) {
        self.field = field
        self.value = value
        self.provenance = provenance
        self.confidence = confidence
        self.isIdentitySure = isIdentitySure
    }
}

/// How sure a value is: 0 to 0.99, computed of how it was found and never asked of a model.
public struct Confidence: Hashable, Comparable, Sendable {
    /// Hundredths.
    public let percent: Int

    public init(percent: Int) { self.percent = min(max(percent, 0), 99) }

    public static func < (a: Self, b: Self) -> Bool { a.percent < b.percent }
}

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
