#if SQLite
import PeopleStorage

extension Migration {
    /// What was done to records, and what was deleted and can be brought back.
    ///
    /// A record in the trash keeps its row number, so that it comes back to its place in the order of creation. So do its
    /// notes. `row_mark` says up to where numbers were given out, which the tables themselves no longer tell once their
    /// last row is in the trash.
    static let historyAndTrash = Migration(
        version: 5, name: "history and trash",
        sql: """
            -- One row a revision of a record. Clustered by the record, so that its history is read in one go, and that a
            -- change writes to one place.
            CREATE TABLE history (
                -- 1 people, 2 companies
                entity_type INTEGER NOT NULL CHECK (entity_type IN (1, 2)),
                record INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                -- See HistoryKind.
                kind INTEGER NOT NULL,
                at INTEGER NOT NULL,
                user BLOB CHECK (length(user) = 16),
                api_key BLOB CHECK (length(api_key) = 16),
                -- JSON, as a client sees it. NULL for none.
                changes TEXT,
                PRIMARY KEY (entity_type, record, revision)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE trash (
                entity_type INTEGER NOT NULL CHECK (entity_type IN (1, 2)),
                -- The row that the record had, and will have.
                record INTEGER NOT NULL,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = record >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                created_by BLOB CHECK (length(created_by) = 16),
                deleted_at INTEGER NOT NULL,
                user BLOB CHECK (length(user) = 16),
                api_key BLOB CHECK (length(api_key) = 16),
                -- The record, as PutAwayForm writes it.
                content TEXT NOT NULL,
                UNIQUE (entity_type, record)
            ) STRICT;
            CREATE INDEX trash_order ON trash (organization, entity_type, deleted_at, id);
            CREATE INDEX trash_creator ON trash (created_by, deleted_at, id) WHERE created_by IS NOT NULL;
            CREATE INDEX trash_age ON trash (deleted_at);

            CREATE TABLE trash_note (
                row INTEGER PRIMARY KEY,
                entity_type INTEGER NOT NULL CHECK (entity_type IN (1, 2)),
                record INTEGER NOT NULL,
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                content TEXT NOT NULL,
                created_by BLOB CHECK (length(created_by) = 16),
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                revision INTEGER NOT NULL CHECK (revision > 0)
            ) STRICT;
            CREATE INDEX trash_note_record ON trash_note (entity_type, record);

            CREATE TABLE trash_mention (
                note INTEGER NOT NULL REFERENCES trash_note,
                position INTEGER NOT NULL,
                person_id BLOB CHECK (length(person_id) = 16),
                company_id BLOB CHECK (length(company_id) = 16),
                PRIMARY KEY (note, position)
            ) STRICT, WITHOUT ROWID;

            -- Whom the deletion of a company unlinked.
            CREATE TABLE trash_member (
                company INTEGER NOT NULL,
                person INTEGER NOT NULL,
                PRIMARY KEY (company, person)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE row_mark (
                organization INTEGER NOT NULL REFERENCES organization,
                -- 1 people, 2 companies, 3 notes
                kind INTEGER NOT NULL,
                last INTEGER NOT NULL,
                PRIMARY KEY (organization, kind)
            ) STRICT, WITHOUT ROWID;

            -- Who mentions somebody who is to be erased.
            CREATE INDEX mention_person ON mention (person_id) WHERE person_id IS NOT NULL;
            CREATE INDEX mention_company ON mention (company_id) WHERE company_id IS NOT NULL;
            CREATE INDEX trash_mention_person ON trash_mention (person_id) WHERE person_id IS NOT NULL;
            CREATE INDEX trash_mention_company ON trash_mention (company_id) WHERE company_id IS NOT NULL;
            """)
}
#endif
