#if SQLite
/// Statements about claims. ?1 is the organization.
enum ClaimQueries {
    static let find = SQL(
        "SELECT fingerprint, claimed_at, outcomes FROM idempotency_claim WHERE organization = ?1 AND key = ?2")
    /// In the place of one of the same key whose time is over.
    static let keep = SQL(
        """
        INSERT INTO idempotency_claim (organization, key, fingerprint, claimed_at, outcomes)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (organization, key) DO UPDATE SET
            fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at, outcomes = excluded.outcomes
        """)
    /// Removes at most ?3 of those that were claimed at ?2 or before.
    static let sweep = SQL(
        """
        DELETE FROM idempotency_claim WHERE rowid IN (
            SELECT rowid FROM idempotency_claim WHERE organization = ?1 AND claimed_at <= ?2
            ORDER BY claimed_at LIMIT ?3)
        """)
}
#endif
