import PeopleDomain

/// What an operator has decided about enrichment.
public struct EnrichmentRules: Sendable {
    public var policy: EnrichmentPolicy
    /// Tokens that a model may use for one organization in a calendar month (UTC); `nil` without a bound. When they are
    /// spent, structured sources go on alone. Jobs that run at that moment still end, so that it can be exceeded by theirs.
    public var monthlyTokens: Int?

    public init(policy: EnrichmentPolicy = .fillEmpty, monthlyTokens: Int? = nil) {
        self.policy = policy
        self.monthlyTokens = monthlyTokens
    }

    /// For whoever runs no workers of their own.
    public static let standard = EnrichmentRules()
}
