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
