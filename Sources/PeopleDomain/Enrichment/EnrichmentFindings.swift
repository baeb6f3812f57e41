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
