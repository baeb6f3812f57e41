#if Postgres
import PeopleStorage

extension Migration {
    /// What was done to records, and what was deleted and can be brought back.
    static let historyAndTrash = Migration(
        version: 4, name: "history and trash",
        sql: """
            -- One row a revision of a record.
            CREATE TABLE history (
                organization uuid NOT NULL,
                -- A person or a company: their ids are not the same.
                record uuid NOT NULL,
                revision bigint NOT NULL,
                -- See HistoryKind.
                kind bigint NOT NULL,
                at timestamptz NOT NULL,
                user_id uuid,
                api_key uuid,
                -- JSON, as a client sees it. NULL for none.
                changes text,
                PRIMARY KEY (organization, record, revision)
            );

            CREATE TABLE trash (
                organization uuid NOT NULL REFERENCES organization,
                id uuid NOT NULL,
                -- 1 people, 2 companies
                entity_type bigint NOT NULL CHECK (entity_type IN (1, 2)),
                created_by uuid,
                deleted_at timestamptz NOT NULL,
                user_id uuid,
                api_key uuid,
                -- The record, as PutAwayForm writes it.
                content text NOT NULL,
                PRIMARY KEY (organization, id)
            );
            CREATE INDEX trash_order ON trash (organization, entity_type, deleted_at, id);
            CREATE INDEX trash_creator ON trash (organization, created_by, deleted_at, id)
                WHERE created_by IS NOT NULL;

            CREATE TABLE trash_note (
                organization uuid NOT NULL,
                -- What it is about.
                record uuid NOT NULL,
                id uuid NOT NULL,
                content text NOT NULL,
                created_by uuid,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                PRIMARY KEY (organization, id),
                FOREIGN KEY (organization, record) REFERENCES trash ON DELETE CASCADE
                    DEFERRABLE INITIALLY DEFERRED
            );
            CREATE INDEX trash_note_record ON trash_note (organization, record);

            CREATE TABLE trash_mention (
                organization uuid NOT NULL,
                note uuid NOT NULL,
                position bigint NOT NULL,
                person uuid,
                company uuid,
                PRIMARY KEY (organization, note, position),
                FOREIGN KEY (organization, note) REFERENCES trash_note ON DELETE CASCADE
            );

            -- Whom the deletion of a company unlinked.
            CREATE TABLE trash_member (
                organization uuid NOT NULL,
                company uuid NOT NULL,
                person uuid NOT NULL,
                PRIMARY KEY (organization, company, person)
            );

            -- When what is in the trash was put there, of all organizations: how it is found that something has been there
            -- for long enough. Gives nothing but ids, and is not behind the wall.
            CREATE TABLE trash_age (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                deleted_at timestamptz NOT NULL,
                PRIMARY KEY (organization, id)
            );
            CREATE INDEX trash_age_order ON trash_age (deleted_at);

            -- Who mentions somebody who is to be erased.
            CREATE INDEX mention_person ON mention (organization, person) WHERE person IS NOT NULL;
            CREATE INDEX mention_company ON mention (organization, company) WHERE company IS NOT NULL;
            CREATE INDEX trash_mention_person ON trash_mention (organization, person) WHERE person IS NOT NULL;
            CREATE INDEX trash_mention_company ON trash_mention (organization, company) WHERE company IS NOT NULL;

            \(wall(before: ["history", "trash", "trash_note", "trash_mention", "trash_member"]))
            """)
}
#endif
