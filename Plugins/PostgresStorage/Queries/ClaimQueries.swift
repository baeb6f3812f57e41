#if Postgres
/// Statements about claims. $1 is the organization.
enum ClaimQueries {
    static let find = SQL(
        """
        SELECT key, fingerprint, claimed_at, outcomes FROM idempotency_claim
        WHERE organization = $1::uuid AND key = ANY ($2::bytea[])
        """)
    /// In the place of those of the same keys whose time is over.
    static let keep = SQL(
        """
        INSERT INTO idempotency_claim (organization, key, fingerprint, claimed_at, outcomes)
        SELECT $1::uuid, c.* FROM unnest($2::bytea[], $3::bytea[], $4::timestamptz[], $5::bytea[]) AS c
        ON CONFLICT (organization, key) DO UPDATE SET
            fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at, outcomes = excluded.outcomes
        """)
    /// Removes at most $3 of those that were claimed at $2 or before.
    static let sweep = SQL(
        """
        DELETE FROM idempotency_claim WHERE organization = $1::uuid AND key IN (
            SELECT key FROM idempotency_claim WHERE organization = $1::uuid AND claimed_at <= $2::timestamptz
            ORDER BY claimed_at LIMIT $3::int8)
        """)
}
#endif
