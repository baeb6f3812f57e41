/// All that was found about a person, each value with its proof: beside the person's own fields, never instead of them.
public struct EnrichmentProfile: Hashable, Sendable {
    public let personID: Person.ID
    /// In the order in which they were found.
    public var values: [EnrichedValue]
    /// When a run last ended.
    public var enrichedAt: Timestamp?
    /// One more with each change; 0 of a profile that is not stored yet.
    public var revision: Revision

    public init(personID: Person.ID, values: [EnrichedValue] = [], enrichedAt: Timestamp? = nil, revision: Revision) {
        self.personID = personID
        self.values = values
        self.enrichedAt = enrichedAt
        self.revision = revision
    }

    /// That nothing was found yet.
    public static func empty(of personID: Person.ID) -> EnrichmentProfile {
        EnrichmentProfile(personID: personID, revision: Revision(0))
    }

    /// Values of one profile, at most; of those beyond, what was superseded goes first, then what is only
    /// suggested, the oldest before others.
    public static let maximumValues = 500
}
