#if SQLite
import PeopleStorage

extension Migration {
    /// What became of requests that have an idempotency key. Its rows are kept for a day, and can be large.
    static let claims = Migration(
        version: 3, name: "idempotency keys",
        sql: """
            CREATE TABLE idempotency_claim (
                organization INTEGER NOT NULL REFERENCES organization,
                key BLOB NOT NULL CHECK (length(key) = 32),
                fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
                claimed_at INTEGER NOT NULL,
                -- See KeptOutcomes.
                outcomes BLOB NOT NULL,
                UNIQUE (organization, key)
            ) STRICT;
            CREATE INDEX idempotency_claim_age ON idempotency_claim (organization, claimed_at);
            """)
}
#endif
