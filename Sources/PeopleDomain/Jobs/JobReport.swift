/// What a job has to tell.
public struct JobReport: Hashable, Sendable {
    /// How it succeeded; `nil` where it did not, or has not yet.
    public var result: JobResult?
    public var sources: [SourceReport]
    /// Fields of the person that it changed, as histories name them.
    public var changedFields: [String]
    /// Values that it added to the profile.
    public var valuesFound: Int
    public var tokensUsed: Int
    /// Why the last attempt failed; `nil` where none did.
    public var failure: String?

    public init(
        result: JobResult? = nil, sources: [SourceReport] = [], changedFields: [String] = [], valuesFound: Int = 0,
        tokensUsed: Int = 0, failure: String? = nil
    ) {
        self.result = result
        self.sources = sources
        self.changedFields = changedFields
        self.valuesFound = valuesFound
        self.tokensUsed = tokensUsed
        self.failure = failure
    }

    /// Nothing yet.
    public static let none = JobReport()
}

/// How a job succeeded.
public enum JobResult: String, CaseIterable, Hashable, Sendable {
    /// Every source that was asked answered.
    case complete
    /// Some source could not answer, and what the others said stands.
    case partial
    /// Nothing that can be trusted was found: an answer too.
    case noMatch = "no_match"
}
