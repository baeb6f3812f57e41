#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// What became of an earlier commit of a claim; `nil` where there was none, and where nothing is claimed.
    func outcomes(of claim: IdempotencyClaim?, at now: Timestamp) throws(StorageError) -> ClaimedOutcomes? {
        guard let claim else { return nil }
        return try claim.outcomes(of: claims[claim.key], at: now)
    }

    /// Keeps what became of the changes of a claim.
    mutating func keep(
        _ outcomes: [ChangeOutcome], of claim: IdempotencyClaim?, at now: Timestamp
    ) throws(StorageError) {
        guard let claim else { return }
        claims.insert(try claim.keeping(outcomes, at: now), as: claim.key)
    }

    func writeClaims(to writes: inout WriteBatch) {
        let kept = claims.inserted.compactMap { claims[$0] }
        guard let latest = kept.map(\.claimedAt).max() else { return }
        writes.add(ClaimQueries.sweep) {
            $0.add(KeptClaim.horizon(at: latest))
            $0.add(StorageLimits.sweptClaims * kept.count)
        }
        writes.add(ClaimQueries.keep) {
            $0.add(.bytea, kept.map { .bytea($0.key) })
            $0.add(.bytea, kept.map { .bytea($0.fingerprint) })
            $0.add(.time, kept.map { .time($0.claimedAt) })
            $0.add(.bytea, kept.map { .bytea($0.outcomes) })
        }
    }
}
#endif
