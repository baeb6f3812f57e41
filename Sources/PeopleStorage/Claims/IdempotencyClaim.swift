import PeopleDomain

/// A commit's claim to be the one that does what a client asked for under an idempotency key.
///
/// It is stored with what the commit did, in the same transaction, so that there is no moment at which one is there
/// without the other. Whoever claims the same within ``StorageLimits/claimLifetime`` is told what became of the first.
public struct IdempotencyClaim: Hashable, Sendable {
    /// A digest of the client's key and of whose it is, unique in the organization.
    public let key: [UInt8]
    /// A digest of what was asked.
    public let fingerprint: [UInt8]

    /// Bytes of each of the two: those of SHA-256.
    public static let digestLength = 32

    /// - Precondition: each has ``digestLength`` bytes.
    public init(key: [UInt8], fingerprint: [UInt8]) {
        precondition(key.count == Self.digestLength && fingerprint.count == Self.digestLength, "a digest has 32 bytes")
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// What became of changes that were claimed.
public struct ClaimedOutcomes: Hashable, Sendable {
    /// One a change, in order.
    public let outcomes: [ChangeOutcome]
    /// Whether they are those of an earlier commit of the same claim, and this one did nothing.
    public let areOfEarlier: Bool

    public init(_ outcomes: [ChangeOutcome], areOfEarlier: Bool) {
        self.outcomes = outcomes
        self.areOfEarlier = areOfEarlier
    }
}
