import PeopleDomain

/// A claim as a backend keeps it, with what became of its changes.
public struct KeptClaim: Hashable, Sendable {
    /// The key and the fingerprint of ``IdempotencyClaim``.
    public let key: [UInt8]
    public let fingerprint: [UInt8]
    public let claimedAt: Timestamp
    /// As ``KeptOutcomes`` writes them.
    public let outcomes: [UInt8]

    public init(key: [UInt8], fingerprint: [UInt8], claimedAt: Timestamp, outcomes: [UInt8]) {
        self.key = key
        self.fingerprint = fingerprint
        self.claimedAt = claimedAt
        self.outcomes = outcomes
    }

    /// What is kept at or before this time is out of date.
    public static func horizon(at now: Timestamp) -> Timestamp { now + (.zero - StorageLimits.claimLifetime) }
}

extension IdempotencyClaim {
    /// What became of an earlier commit of this claim; `nil` where there was none, or its time is over.
    ///
    /// - Parameter kept: what the store has under the key.
    /// - Throws: ``StorageConflict/idempotencyKeyReused``, or ``StorageError/outcomeUnknown(_:)`` for what another version
    ///   of the program has kept in a form that this one can't read.
    public func outcomes(of kept: KeptClaim?, at now: Timestamp) throws(StorageError) -> ClaimedOutcomes? {
        guard let kept, kept.claimedAt > KeptClaim.horizon(at: now) else { return nil }
        guard kept.key == key, kept.fingerprint == fingerprint else { throw .conflict(.idempotencyKeyReused) }
        return ClaimedOutcomes(try KeptOutcomes.read(kept.outcomes), areOfEarlier: true)
    }

    /// What there is to keep once the changes are done.
    ///
    /// - Throws: ``StorageConflict/tooMuchToKeep``; what was done has to be taken back.
    public func keeping(_ outcomes: [ChangeOutcome], at now: Timestamp) throws(StorageError) -> KeptClaim {
        KeptClaim(
            key: key, fingerprint: fingerprint, claimedAt: now, outcomes: try KeptOutcomes.bytes(of: outcomes))
    }
}
