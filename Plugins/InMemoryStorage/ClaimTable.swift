import PeopleDomain
import PeopleStorage

/// The claims of an organization, by key, and in the order in which they were committed.
struct ClaimTable: Sendable {
    private var claims: [[UInt8]: KeptClaim] = [:]
    /// Oldest first. A key that was claimed again stands here twice, and only the later time counts.
    private var order: ArraySlice<(key: [UInt8], time: Timestamp)> = []

    subscript(key: [UInt8]) -> KeptClaim? { claims[key] }

    mutating func keep(_ claim: KeptClaim) {
        claims[claim.key] = claim
        order.append((claim.key, claim.claimedAt))
    }

    /// Removes some of those whose time is over.
    mutating func sweep(at now: Timestamp) {
        for _ in 0..<StorageLimits.sweptClaims {
            guard let oldest = order.first, oldest.time <= KeptClaim.horizon(at: now) else { return }
            order.removeFirst()
            if claims[oldest.key]?.claimedAt == oldest.time { claims[oldest.key] = nil }
        }
    }
}
