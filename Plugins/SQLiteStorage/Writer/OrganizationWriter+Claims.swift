#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    /// Does the changes of a set and keeps what became of them, unless an earlier commit of the claim did.
    func apply(_ set: ChangeSet, claiming claim: IdempotencyClaim) throws(StorageError) -> ClaimedOutcomes {
        if let earlier = try claim.outcomes(of: kept(claim.key), at: now) { return earlier }
        let outcomes = try apply(set)
        if !set.isRefused(outcomes) {
            try sweepClaims()
            try keep(claim.keeping(outcomes, at: now))
        }
        return ClaimedOutcomes(outcomes, areOfEarlier: false)
    }

    private func kept(_ key: [UInt8]) throws(StorageError) -> KeptClaim? {
        try connection.first(ClaimQueries.find) {
            $0.add(ordinal)
            $0.add(key)
        } _: {
            KeptClaim(key: key, fingerprint: $0.bytes(), claimedAt: $0.time(), outcomes: $0.bytes())
        }
    }

    private func keep(_ kept: KeptClaim) throws(StorageError) {
        try connection.run(ClaimQueries.keep) {
            $0.add(ordinal)
            $0.add(kept.key)
            $0.add(kept.fingerprint)
            $0.add(kept.claimedAt)
            $0.add(kept.outcomes)
        }
    }

    private func sweepClaims() throws(StorageError) {
        try connection.run(ClaimQueries.sweep) {
            $0.add(ordinal)
            $0.add(KeptClaim.horizon(at: now))
            $0.add(StorageLimits.sweptClaims)
        }
    }
}
#endif
