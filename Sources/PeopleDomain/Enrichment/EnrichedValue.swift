/// A value of a profile, with where it was found and what became of it.
public struct EnrichedValue: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<EnrichedValue>

    public let id: ID
    /// The run that found it, or the later one that made it the person's: with that it is reverted.
    public internal(set) var jobID: Job.ID
    public let field: ProfileField
    public let value: JSONValue
    public var provenance: Provenance
    public var confidence: Confidence
    public var status: EnrichedValueStatus
    /// What it became on the person; `nil` where it is only in the profile.
    public var application: Application?

    /// That a value became one of the person's own.
    public struct Application: Hashable, Sendable {
        /// The field of the person, as histories name it: `lastName`, `company`, `customFields.cf_job_title`.
        public let field: String
        /// What the person had before, and has again after a revert; `null` for nothing.
        public let replaced: JSONValue
        /// What the person got, as histories show it: while the person has it, a revert takes it away.
        public let applied: JSONValue

        public init(field: String, replaced: JSONValue, applied: JSONValue) {
            self.field = field
            self.replaced = replaced
            self.applied = applied
        }
    }

    public init(
        id: ID, jobID: Job.ID, field: ProfileField, value: JSONValue, provenance: Provenance, confidence: Confidence,
        status: EnrichedValueStatus, application: Application? = nil
    ) {
        self.id = id
        self.jobID = jobID
        self.field = field
        self.value = value
        self.provenance = provenance
        self.confidence = confidence
        self.status = status
        self.application = application
    }
}

/// What became of a value that was found.
public enum EnrichedValueStatus: String, CaseIterable, Hashable, Sendable {
    case suggested, applied
    /// Somebody said that it is wrong: it is not offered again.
    case rejected
    /// Another value took its place.
    case superseded
    case reverted
}
