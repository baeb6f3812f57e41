/// Something that is done in the background, for one person, and survives whoever does it.
public struct Job: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Job>

    public let id: ID
    public let kind: JobKind
    public let personID: Person.ID
    public var state: JobState
    /// How often somebody began it.
    public var attempts: Int
    /// Who asked for it; `nil` where that was no user.
    public let requestedBy: User.ID?
    public let createdAt: Timestamp
    /// When it is due, for the first time or again; of a job that is running or over, when it was.
    public var nextAttemptAt: Timestamp
    /// When the last attempt began.
    public var startedAt: Timestamp?
    public var finishedAt: Timestamp?
    public var report: JobReport

    public init(
        id: ID, kind: JobKind, personID: Person.ID, state: JobState, attempts: Int, requestedBy: User.ID?,
        createdAt: Timestamp, nextAttemptAt: Timestamp, startedAt: Timestamp?, finishedAt: Timestamp?,
        report: JobReport
    ) {
        self.id = id
        self.kind = kind
        self.personID = personID
        self.state = state
        self.attempts = attempts
        self.requestedBy = requestedBy
        self.createdAt = createdAt
        self.nextAttemptAt = nextAttemptAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.report = report
    }
}

public enum JobKind: String, CaseIterable, Hashable, Sendable {
    /// Looks for what public sources say about the person.
    case enrichment
    /// Looks for the coordinates of the person's address.
    case geocoding
}

public enum JobState: String, CaseIterable, Hashable, Sendable {
    case queued, running, succeeded, failed, cancelled

    /// Whether it is still to end. A person has at most one such job of a kind.
    public var isAlive: Bool { self == .queued || self == .running }
}

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
