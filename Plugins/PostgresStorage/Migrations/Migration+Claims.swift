#if Postgres
import PeopleStorage

extension Migration {
    /// What became of requests that have an idempotency key. Its rows are kept for a day, and can be large.
    static let claims = Migration(
        version: 2, name: "idempotency keys",
        sql: """
            CREATE TABLE idempotency_claim (
                organization uuid NOT NULL REFERENCES organization,
                key bytea NOT NULL CHECK (length(key) = 32),
                fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
                claimed_at timestamptz NOT NULL,
                -- See KeptOutcomes.
                outcomes bytea NOT NULL,
                PRIMARY KEY (organization, key)
            );
            CREATE INDEX idempotency_claim_age ON idempotency_claim (organization, claimed_at);
            \(wall(before: ["idempotency_claim"]))
            """)
}
#endif
