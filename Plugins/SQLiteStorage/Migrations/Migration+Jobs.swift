#if SQLite
import PeopleStorage

extension Migration {
    /// What is done in the background, and what it found out.
    ///
    /// All that a worker asks for is a range of one index: what can be claimed has a `due_at`, and nothing else has.
    static let jobs = Migration(
        version: 8, name: "jobs and enrichment",
        sql: """
            CREATE TABLE job (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = row >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                kind TEXT NOT NULL,
                -- Not a row: of somebody in the trash, or who was merged, the jobs stay.
                person BLOB NOT NULL CHECK (length(person) = 16),
                -- Who created the person, which never changes.
                created_by BLOB CHECK (length(created_by) = 16),
                -- Whether the person is there.
                is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
                state TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                requested_by BLOB CHECK (length(requested_by) = 16),
                created_at INTEGER NOT NULL,
                next_attempt_at INTEGER NOT NULL,
                started_at INTEGER,
                finished_at INTEGER,
                -- From when on it can be claimed: when it is due, or its lease is over. NULL once it has ended.
                due_at INTEGER CHECK ((due_at IS NULL) = (state NOT IN ('queued', 'running'))),
                -- Of whoever has it.
                lease INTEGER CHECK ((lease IS NULL) = (state <> 'running')),
                -- JSON, as PutAwayForm writes it.
                report TEXT NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX job_alive ON job (person, kind) WHERE due_at IS NOT NULL;
            CREATE INDEX job_due ON job (kind, due_at, id) WHERE due_at IS NOT NULL;
            CREATE INDEX job_running ON job (due_at) WHERE lease IS NOT NULL;
            CREATE INDEX job_person ON job (person);
            CREATE INDEX job_place ON job (organization) WHERE is_shown = 1;
            CREATE INDEX job_state ON job (organization, state) WHERE is_shown = 1;
            CREATE INDEX job_creator ON job (created_by, organization) WHERE is_shown = 1;
            -- For the operator, across organizations.
            CREATE INDEX job_state_id ON job (state, id);

            CREATE TABLE enrichment_profile (
                person BLOB NOT NULL PRIMARY KEY CHECK (length(person) = 16),
                organization INTEGER NOT NULL REFERENCES organization,
                revision INTEGER NOT NULL CHECK (revision > 0),
                -- JSON, as EnrichmentProfile.storedForm.
                content TEXT NOT NULL
            ) STRICT;

            -- What models used, by Timestamp.month.
            CREATE TABLE token_use (
                organization INTEGER NOT NULL REFERENCES organization,
                month INTEGER NOT NULL,
                tokens INTEGER NOT NULL,
                PRIMARY KEY (organization, month)
            ) STRICT, WITHOUT ROWID;
            """)
}
#endif
