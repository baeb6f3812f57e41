#if Postgres
import PeopleStorage

extension Migration {
    /// What is done in the background, and what it found out.
    static let jobs = Migration(
        version: 7, name: "jobs and enrichment",
        sql: """
            CREATE TABLE job (
                organization uuid NOT NULL REFERENCES organization,
                id uuid PRIMARY KEY,
                kind text NOT NULL,
                -- Of somebody in the trash, or who was merged, the jobs stay.
                person uuid NOT NULL,
                -- Who created the person, which never changes.
                created_by uuid,
                -- Whether the person is there.
                is_shown boolean NOT NULL,
                state text NOT NULL,
                attempts bigint NOT NULL,
                requested_by uuid,
                created_at timestamptz NOT NULL,
                next_attempt_at timestamptz NOT NULL,
                started_at timestamptz,
                finished_at timestamptz,
                -- From when on it can be claimed: when it is due, or its lease is over. NULL once it has ended.
                due_at timestamptz CHECK ((due_at IS NULL) = (state NOT IN ('queued', 'running'))),
                -- Of whoever has it.
                lease bigint CHECK ((lease IS NULL) = (state <> 'running')),
                -- JSON, as PutAwayForm writes it.
                report text NOT NULL
            );
            CREATE UNIQUE INDEX job_alive ON job (organization, person, kind) WHERE due_at IS NOT NULL;
            CREATE INDEX job_due ON job (due_at, id) WHERE due_at IS NOT NULL;
            CREATE INDEX job_person ON job (organization, person, kind, id);
            CREATE INDEX job_place ON job (organization, id) WHERE is_shown;
            CREATE INDEX job_state ON job (organization, state, id) WHERE is_shown;
            CREATE INDEX job_creator ON job (organization, created_by, id) WHERE is_shown AND created_by IS NOT NULL;
            -- For the operator, across organizations.
            CREATE INDEX job_state_id ON job (state, id);

            CREATE TABLE enrichment_profile (
                organization uuid NOT NULL REFERENCES organization,
                -- Also of somebody in the trash, or who was merged.
                person uuid NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                -- JSON, as EnrichmentProfile.storedForm.
                content text NOT NULL,
                PRIMARY KEY (organization, person)
            );

            -- What models used, by Timestamp.month.
            CREATE TABLE token_use (
                organization uuid NOT NULL REFERENCES organization,
                month bigint NOT NULL,
                tokens bigint NOT NULL,
                PRIMARY KEY (organization, month)
            );

            \(wall(before: ["job", "enrichment_profile", "token_use"]))

            -- Workers take the jobs of all organizations: the wall before these has a gate, for a transaction that names,
            -- in place of an organization, the id of which every digit is f.
            CREATE POLICY queue_gate ON job
                USING (current_setting('people.organization', true) = 'ffffffff-ffff-ffff-ffff-ffffffffffff');
            """)
}
#endif
